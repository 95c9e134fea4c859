// The fields of the self-check page: readings while one types, verdicts without leaving the page.
// Without it, the same form is posted and comes back.
"use strict";

// The line around the mark, cut as the server cuts it.
function place(typed, mark) {
    const start = Math.min(mark.start, typed.length);
    const lineStart = typed.lastIndexOf("\n", start - 1) + 1;
    const lineEnd = typed.indexOf("\n", start) < 0 ? typed.length : typed.indexOf("\n", start);
    const end = Math.max(start, Math.min(start + Math.max(1, mark.length), typed.length, lineEnd));
    const marked = element("mark", "", typed.slice(start, end) || "\u00a0");
    const code = element("code", "", typed.slice(Math.max(start === 0 ? 0 : lineStart, start - 60), start), marked, typed.slice(end, Math.min(Math.max(end, lineEnd), end + 20)));
    return element("pre", "place", code);
}

// A formula goes on in the next line between the terms of a sum.
function formula(reply) {
    if (!reply.mathml) return reply.reading;
    const shown = element("span", "formula", math(reply.mathml));
    shown.setAttribute("role", "math");
    shown.setAttribute("aria-label", reply.reading);
    return shown;
}

const readNode = (reply, as) => element("p", "read", element("span", "as", as), " ", formula(reply));

function sentenceNodes(typed, reply) {
    const nodes = reply.sentence ? [element("p", "sentence", reply.sentence)] : [];
    // a short answer has its mark in the field
    if (reply.mark && (typed.includes("\n") || typed.length > 50)) nodes.push(place(typed, reply.mark));
    return nodes;
}

// How much of a text still stands at the beginning and at the end of another.
function common(text, other) {
    const most = Math.min(text.length, other.length);
    let start = 0;
    while (start < most && text[start] === other[start]) start++;
    let end = 0;
    while (start + end < most && text.at(-1 - end) === other.at(-1 - end)) end++;
    return start + end;
}

// So long nothing is called an error.
const pause = 800;

// While something is pressed nothing moves: the click would miss it.
let released = Promise.resolve();
document.addEventListener("pointerdown", () => {
    released = new Promise(resolve => {
        setTimeout(resolve, 1000);
        for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, () => setTimeout(resolve), { once: true, capture: true });
    });
}, true);

// The marks on lines, as the server has them.
const signs = {
    "true": ["✓", say("holds")], "only-if": ["(✓)", say("holds under an assumption")], "definition": ["≔", say("gives a name")],
    "false": ["✗", say("does not hold")], "follows": ["↳", say("follows from a line that does not hold")], "unread": ["?", say("not read")],
    "read": ["", say("read")], "words": ["–", say("words")],
};

function lineNodes(part, reply) {
    const list = element("ol", "lines", ...reply.lines.map(line => {
        const [sign, word] = signs[line.mark];
        const shown = element("span", "", sign);
        shown.setAttribute("aria-hidden", "true");
        const item = element("li", line.mark, element("span", "no", `${line.line}`), element("span", "mk", shown, element("span", "unseen", word)),
            element("span", "eq", line.mathml ? math(line.mathml) : element("code", "", line.typed)));
        if (line.sentence) item.append(element("span", "why", line.sentence));
        return item;
    }));
    list.setAttribute("aria-label", say("Your lines to {0}, as they were read", part));
    return [element("p", "sentence", reply.sentence), list];
}

class Part {
    constructor(section, problem) {
        this.problem = problem;
        this.id = section.dataset.part;
        this.name = `${problem}.${this.id}`;
        this.kind = section.dataset.kind;
        this.points = Number(section.dataset.points);
        this.field = section.querySelector("textarea");
        this.options = [...section.querySelectorAll("input[type=radio], input[type=checkbox]")];
        for (const name of ["marks", "reading", "said", "verdict", "tries", "lines", "clear", "undo"]) this[name] = section.querySelector(`[data-${name}]`);
        this.lineTries = section.querySelector("[data-line-tries]");
        this.button = section.querySelector("[data-check]");
        this.linesButton = section.querySelector("[data-check-lines]");
        this.tabs = [...section.querySelectorAll("[data-tab]")];
        this.past = [];
        this.lastTyped = 0;
        const kept = store.answer(this.name);
        if (this.text() === "" && kept.text) this.fill(kept.text);
        else if (this.text() !== "") store.setAnswer(this.name, { text: this.text() });
        this.listen(section);
        this.showTab(this.field !== null && this.lines !== null && (this.lines.childElementCount > 0 || this.text().includes("\n")));
        this.recall(kept.checked);
        if (this.reading.childElementCount === 0) this.read();
    }

    listen(section) {
        // first, so that a list of names that is open has its keys before the field has
        if (section.querySelector("[data-insert]")) this.offers = new Offers(section, this.field, () => this.kind === "script");
        for (const input of [this.field, ...this.options].filter(Boolean)) input.addEventListener("input", () => this.typed());
        this.field?.addEventListener("keydown", event => this.key(event));
        this.field?.addEventListener("scroll", () => { this.marks.scrollTop = this.field.scrollTop; });
        this.field?.addEventListener("blur", () => this.left());
        this.clear?.addEventListener("click", () => this.replace(""));
        this.undo?.addEventListener("click", () => this.takeBack());
        this.button?.addEventListener("click", event => {
            event.preventDefault();
            this.check();
        });
        this.linesButton?.addEventListener("click", event => {
            event.preventDefault();
            this.checkLines();
        });
        for (const tab of this.tabs) tab.addEventListener("click", () => {
            this.showTab(tab.dataset.tab === "lines");
            this.field.focus();
        });
    }

    // The verdict on this very text, with its hint, from an earlier visit.
    recall(checked) {
        if (this.verdict.childElementCount > 0 || !checked || checked.text !== this.text() || !/^[a-z-]+$/.test(checked.verdict)) return;
        this.showVerdict(checked.verdict, typeof checked.sentence === "string" ? [element("p", "sentence", checked.sentence)] : []);
    }

    text() {
        return this.field ? this.field.value : this.options.filter(option => option.checked).map(option => option.value).join(", ");
    }

    fill(text) {
        if (this.field) this.field.value = text;
        if (this.lines && text.includes("\n")) this.showTab(true);
        for (const option of this.options) option.checked = text.split(", ").includes(option.value);
    }

    typed() {
        store.setAnswer(this.name, { text: this.text() });
        this.verdict.classList.toggle("stale", this.text() !== this.checkedText);
        this.lines?.classList.toggle("stale", this.text() !== this.linedText);
        this.lastTyped = performance.now();
        this.quiet();
        if (this.text() === "") this.isTold = false;
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.read(), this.field ? 180 : 0);
        showProgress();
    }

    // Puts another text into the field, and can take that back.
    replace(text) {
        if (this.text() !== text) this.past.push(this.text());
        this.change(text);
    }

    takeBack() {
        if (this.past.length > 0) this.change(this.past.pop());
    }

    change(text) {
        this.fill(text);
        this.typed();
        if (this.undo) this.undo.disabled = this.past.length === 0;
        this.field?.focus();
    }

    // Enter checks; with Shift it is a new line. In C# it is a new line, and Ctrl with Enter checks.
    key(event) {
        if (event.defaultPrevented || event.key !== "Enter" || event.isComposing) return;
        if (this.isDerivation) {
            if (!event.ctrlKey && !event.metaKey) return;
            event.preventDefault();
            this.checkLines();
            return;
        }
        if (this.kind === "script" ? event.ctrlKey || event.metaKey : !event.shiftKey && !this.field.value.includes("```")) {
            event.preventDefault();
            if (this.button) this.check();
        }
    }

    read() {
        clearTimeout(this.timer);
        this.timer = 0;
        return this.reads = this.readNow();
    }

    async readNow() {
        this.abort?.abort();
        const typed = this.text();
        if (typed.trim() === "" || !this.field) {
            this.quiet();
            this.reading.replaceChildren();
            return;
        }
        const abort = this.abort = new AbortController();
        try {
            const reply = await post("/api/read", { problem: this.problem, part: this.id, answer: typed }, abort.signal);
            await released;
            if (!abort.signal.aborted) this.showReading(typed, reply);
        } catch (error) {
            if (abort.signal.aborted) return;
            if (error.status === 429 || error.status === 503) this.timer = setTimeout(() => this.read(), 1000 * Math.min(30, Math.max(1, error.wait)));
            else this.reading.replaceChildren(sentenceOf(error));
        }
    }

    // What can be read so far is grey, and so is what could be read before, as long as half of it stands there yet.
    showReading(typed, reply) {
        const isRead = reply.status === "read";
        const isOther = common(this.readText ?? "", typed) * 2 < Math.min(this.readText?.length ?? 0, typed.length);
        const before = isOther ? null : this.reading.querySelector(".read");
        if (reply.reading) this.readText = typed;
        const read = reply.reading ? readNode(reply, isRead ? say("read as") : say("so far")) : isRead ? null : before;
        if (read === before && before) before.querySelector(".as").textContent = say("so far");
        this.reading.replaceChildren(...[read].filter(Boolean));
        this.reading.classList.toggle("so-far", !isRead);
        makeReachable(this.reading);
        this.untold = reply.sentence ? { ...reply, typed } : null;
        if (document.activeElement !== this.field) this.tell();
        else if (reply.status !== "unfinished") this.telling = setTimeout(() => this.tell(), Math.max(0, pause - (performance.now() - this.lastTyped)));
    }

    // Says what is to be said of the answer as it stands, once it rests.
    tell() {
        const reply = this.untold;
        this.untold = null;
        if (!reply || reply.typed !== this.text()) return;
        const isFault = reply.status !== "read";
        if (isFault) this.field.setAttribute("aria-invalid", "true");
        this.reading.append(...sentenceNodes(reply.typed, reply));
        makeReachable(this.reading);
        this.showMark(reply.mark);
        if (isFault && !this.isTold) this.said.textContent = reply.sentence;
        this.isTold ||= isFault;
    }

    quiet() {
        clearTimeout(this.telling);
        this.untold = null;
        for (const node of this.reading.querySelectorAll(".sentence, .place")) node.remove();
        this.field?.removeAttribute("aria-invalid");
        this.said.textContent = "";
        this.showMark(null);
    }

    async left() {
        if (this.timer) this.read();
        await this.reads;
        await released;
        if (document.activeElement !== this.field) this.tell();
    }

    // The mark under the characters of the field itself: its text once more, unseen but for the line below the place.
    showMark(mark) {
        if (!this.marks || this.kind === "script") return;
        const typed = this.text();
        this.marks.replaceChildren(...(mark ? [typed.slice(0, mark.start), element("mark", "", typed.slice(mark.start, mark.start + Math.max(1, mark.length)) || "\u00a0"), typed.slice(mark.start + Math.max(1, mark.length))] : []));
        this.marks.scrollTop = this.field.scrollTop;
    }

    async check() {
        const typed = this.text();
        if (typed.trim() === "") {
            this.field?.focus();
            return;
        }
        if (this.button.disabled) return;
        this.button.disabled = true;
        this.verdict.classList.add("stale");
        if (this.timer) this.read();
        try {
            const others = {};
            for (const part of parts) if (part !== this && part.text().trim() !== "") others[part.id] = part.text();
            const reply = await post("/api/check", { problem: this.problem, part: this.id, answer: typed, others, browser: store.browser() });
            store.setAnswer(this.name, { checked: { text: typed, verdict: reply.verdict, sentence: reply.sentence } });
            // the reading stands above, and perhaps the sentence
            await this.reads;
            this.said.textContent = "";
            this.tell();
            if (reply.mark && this.text() === typed) this.showMark(reply.mark);
            const isSaid = reply.sentence && this.reading.querySelector(".sentence")?.textContent === reply.sentence;
            this.showVerdict(reply.verdict, [...(this.field || !reply.reading ? [] : [readNode(reply, say("read as"))]), ...(isSaid ? [] : sentenceNodes(typed, reply))]);
            if (this.tries && reply.tries) this.tries.textContent = reply.tries;
            this.isTold = false;
        } catch (error) {
            this.showVerdict("", [sentenceOf(error)]);
        }
        this.checkedText = typed;
        this.verdict.classList.toggle("stale", this.text() !== typed);
        this.button.disabled = false;
        showProgress();
    }

    // The same field, for the answer alone or for all that leads to it.
    showTab(isDerivation) {
        this.isDerivation = isDerivation;
        if (this.lines === null) return;
        for (const tab of this.tabs) tab.setAttribute("aria-pressed", String((tab.dataset.tab === "lines") === isDerivation));
        this.field.rows = isDerivation ? 5 : 1;
        this.field.classList.toggle("derive", isDerivation);
        this.lines.hidden = this.linesButton.hidden = !isDerivation;
        if (this.lineTries) this.lineTries.hidden = !isDerivation;
        this.linesButton.classList.toggle("quiet", !isDerivation);
        this.button?.classList.toggle("quiet", isDerivation);
    }

    // Never while one types.
    async checkLines() {
        const typed = this.text();
        if (typed.trim() === "") {
            this.field.focus();
            return;
        }
        if (this.linesButton.disabled) return;
        this.linesButton.disabled = true;
        this.lines.classList.add("stale");
        try {
            const reply = await post("/api/lines", { problem: this.problem, part: this.id, derivation: typed, browser: store.browser() });
            this.lines.replaceChildren(...lineNodes(this.id, reply));
            makeReachable(this.lines);
            const tries = this.tries ?? this.lineTries;
            if (tries && reply.tries) tries.textContent = reply.tries;
        } catch (error) {
            this.lines.replaceChildren(sentenceOf(error));
        }
        this.linedText = typed;
        this.lines.classList.toggle("stale", this.text() !== typed);
        this.linesButton.disabled = false;
    }

    showVerdict(verdict, nodes) {
        this.checkedText = this.text();
        this.verdict.className = `verdict ${verdict}`;
        this.verdict.replaceChildren(...(verdict ? [element("p", "badge", say(verdict))] : []), ...nodes);
        makeReachable(this.verdict);
    }
}
