// The self-check page with a script: readings while one types, verdicts without leaving the page, answers kept in this browser.
// Without it, the same form is posted and comes back.
"use strict";

const store = {
    key: "grader",
    all() {
        try {
            const kept = JSON.parse(localStorage.getItem(this.key));
            return kept && typeof kept === "object" && kept.answers && typeof kept.answers === "object" ? kept : { student: "", answers: {} };
        } catch {
            return { student: "", answers: {} };
        }
    },
    change(edit) {
        const kept = this.all();
        edit(kept);
        try {
            localStorage.setItem(this.key, JSON.stringify(kept));
        } catch { /* a full or forbidden storage: the page works on without it */ }
    },
    // drawn once; tries are counted by it
    browser() {
        const kept = this.drawn ?? this.all().browser;
        if (typeof kept === "string" && /^[0-9a-f]{32}$/.test(kept)) return kept;
        const drawn = this.drawn = [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, "0")).join("");
        this.change(all => { all.browser = drawn; });
        return drawn;
    },
    answer(name) {
        const kept = this.all().answers[name];
        return kept && typeof kept.text === "string" ? kept : { text: "", tries: 0 };
    },
    setAnswer(name, edit) {
        this.change(kept => { kept.answers[name] = { ...this.answer(name), ...edit }; });
    },
};

// MathML comes from the server's printers, which encode whatever an answer holds.
const policy = window.trustedTypes?.createPolicy("mathml", { createHTML: text => text }) ?? { createHTML: text => text };

const element = (tag, className, ...children) => {
    const made = document.createElement(tag);
    if (className) made.className = className;
    made.append(...children);
    return made;
};

function math(mathml) {
    const template = document.createElement("template");
    template.innerHTML = policy.createHTML(mathml);
    return template.content;
}

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

function replyNodes(typed, reply, isReading) {
    const nodes = [];
    if (reply.reading && isReading) nodes.push(element("p", "read", element("span", "as", "read as"), " ", reply.mathml ? math(reply.mathml) : reply.reading));
    if (reply.sentence) nodes.push(element("p", "sentence", reply.sentence));
    // a short answer has its mark in the field
    if (reply.mark && (typed.includes("\n") || typed.length > 50)) nodes.push(place(typed, reply.mark));
    return nodes;
}

async function post(path, body, signal) {
    const response = await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body), signal });
    const reply = await response.json().catch(() => ({}));
    if (response.ok) return reply;
    throw Object.assign(new Error(reply.detail || "The server can't be reached just now. Your answer is kept."), { status: response.status, wait: Number(response.headers.get("Retry-After")) || 0 });
}

// The marks on lines, as the server has them.
const signs = {
    "true": ["✓", "holds"], "only-if": ["(✓)", "holds under an assumption"], "definition": ["≔", "gives a name"],
    "false": ["✗", "does not hold"], "follows": ["↳", "follows from a line that does not hold"], "unread": ["?", "not read"],
    "read": ["", "read"], "words": ["–", "words"],
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
    list.setAttribute("aria-label", `Your lines to ${part}, as they were read`);
    return [element("p", "sentence", reply.sentence), list];
}

class Part {
    constructor(section, problem) {
        this.problem = problem;
        this.id = section.dataset.part;
        this.name = `${problem}.${this.id}`;
        this.kind = section.dataset.kind;
        this.field = section.querySelector("textarea");
        this.options = [...section.querySelectorAll("input[type=radio], input[type=checkbox]")];
        this.marks = section.querySelector("[data-marks]");
        this.reading = section.querySelector("[data-reading]");
        this.verdict = section.querySelector("[data-verdict]");
        this.tries = section.querySelector("[data-tries]");
        this.button = section.querySelector("[data-check]");
        this.lines = section.querySelector("[data-lines]");
        this.linesButton = section.querySelector("[data-check-lines]");
        this.tabs = [...section.querySelectorAll("[data-tab]")];
        const kept = store.answer(this.name);
        if (this.text() === "" && kept.text) this.fill(kept.text);
        else if (this.text() !== "") store.setAnswer(this.name, { text: this.text() });
        for (const input of [this.field, ...this.options].filter(Boolean)) input.addEventListener("input", () => this.typed());
        this.field?.addEventListener("keydown", event => this.key(event));
        this.field?.addEventListener("scroll", () => { this.marks.scrollTop = this.field.scrollTop; });
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
        this.showTab(this.field !== null && this.lines !== null && (this.lines.childElementCount > 0 || this.text().includes("\n")));
        this.showTries();
        if (this.verdict.childElementCount === 0 && kept.checked && kept.checked.text === this.text() && /^[a-z-]+$/.test(kept.checked.verdict)) this.showVerdict(kept.checked.verdict, []);
        if (this.reading.childElementCount === 0) this.read();
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
        this.showMark(null);
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.read(), this.field ? 180 : 0);
    }

    // Enter checks; with Shift it is a new line. In C# it is a new line, and Ctrl with Enter checks.
    key(event) {
        if (event.key !== "Enter" || event.isComposing) return;
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
            this.showMark(null);
            this.reading.replaceChildren();
            this.field?.removeAttribute("aria-invalid");
            return;
        }
        const abort = this.abort = new AbortController();
        try {
            const reply = await post("/api/read", { problem: this.problem, part: this.id, answer: typed }, abort.signal);
            if (abort.signal.aborted) return;
            this.field.setAttribute("aria-invalid", reply.status === "unreadable" ? "true" : "false");
            this.reading.replaceChildren(...replyNodes(typed, reply, reply.status === "read"));
            this.showMark(reply.mark);
        } catch (error) {
            if (abort.signal.aborted) return;
            if (error.status === 429 || error.status === 503) this.timer = setTimeout(() => this.read(), 1000 * Math.min(30, Math.max(1, error.wait)));
            else this.reading.replaceChildren(element("p", "sentence", error.status ? error.message : "The server can't be reached just now. Your answer is kept."));
        }
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
            const kept = store.answer(this.name);
            store.setAnswer(this.name, { tries: (kept.tries || 0) + 1, checked: { text: typed, verdict: reply.verdict } });
            if (reply.mark && this.text() === typed) this.showMark(reply.mark);
            // the reading stands above, and perhaps the sentence
            await this.reads;
            const isSaid = reply.sentence && this.reading.querySelector(".sentence")?.textContent === reply.sentence;
            this.showVerdict(reply.verdict, isSaid ? [] : replyNodes(typed, { ...reply, reading: this.field ? null : reply.reading }, true));
            this.showTries(reply.triesLeft);
        } catch (error) {
            this.showVerdict("", [element("p", "sentence", error.status ? error.message : "The server can't be reached just now. Your answer is kept.")]);
        }
        this.checkedText = typed;
        this.verdict.classList.toggle("stale", this.text() !== typed);
        this.button.disabled = false;
    }

    // The same field, for the answer alone or for all that leads to it.
    showTab(isDerivation) {
        this.isDerivation = isDerivation;
        if (this.lines === null) return;
        for (const tab of this.tabs) tab.setAttribute("aria-pressed", String((tab.dataset.tab === "lines") === isDerivation));
        this.field.rows = isDerivation ? 5 : 1;
        this.field.classList.toggle("derive", isDerivation);
        this.lines.hidden = this.linesButton.hidden = !isDerivation;
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
            const reply = await post("/api/lines", { problem: this.problem, part: this.id, derivation: typed });
            this.lines.replaceChildren(...lineNodes(this.id, reply));
        } catch (error) {
            this.lines.replaceChildren(element("p", "sentence", error.status ? error.message : "The server can't be reached just now. Your answer is kept."));
        }
        this.linedText = typed;
        this.lines.classList.toggle("stale", this.text() !== typed);
        this.linesButton.disabled = false;
    }

    showVerdict(verdict, nodes) {
        this.checkedText = this.text();
        this.verdict.className = `verdict ${verdict}`;
        this.verdict.replaceChildren(...(verdict ? [element("p", "badge", verdict)] : []), ...nodes);
    }

    showTries(left) {
        const { tries } = store.answer(this.name);
        this.tries.textContent = (tries > 0 ? tries === 1 ? "1 try" : `${tries} tries` : "") + (left === undefined ? "" : `, ${left} left`);
    }
}

const parts = [];

function startProblem(form) {
    const problem = form.dataset.answers;
    for (const section of form.querySelectorAll("[data-part]")) parts.push(new Part(section, problem));
    form.addEventListener("submit", event => {
        if (!event.submitter || !event.submitter.hasAttribute("data-download")) event.preventDefault();
    });
    form.querySelector("[data-browser]").value = store.browser();
    for (const hidden of form.querySelectorAll("input[name^='tries.']")) hidden.disabled = true;
}

// The sheet holds the answers to all problems: those of this page from its fields, the others from the storage.
function startSheet(form) {
    const student = form.querySelector("[data-student]");
    const notices = form.querySelector("[data-notices]");
    if (student.value === "") student.value = store.all().student || "";
    student.addEventListener("input", () => store.change(kept => { kept.student = student.value; }));
    student.addEventListener("keydown", event => { if (event.key === "Enter") event.preventDefault(); });
    form.addEventListener("formdata", event => {
        for (const [name, answer] of Object.entries(store.all().answers))
            if (typeof answer.text === "string" && answer.text.trim() !== "" && !event.formData.has(name)) event.formData.set(name, answer.text);
        event.formData.delete("sheet");
    });
    form.querySelector("[data-open]").addEventListener("change", async event => {
        const input = event.target;
        const [file] = input.files;
        if (!file) return;
        try {
            if (file.size > 200_000) throw Object.assign(new Error("This file is too large for a sheet."), { status: 413 });
            const opened = await post("/api/open", { sheet: await file.text() });
            for (const answer of opened.answers) store.setAnswer(`${answer.problem}.${answer.part}`, { text: answer.answer });
            if (opened.student) {
                student.value = opened.student;
                store.change(kept => { kept.student = opened.student; });
            }
            for (const part of parts) {
                part.fill(store.answer(part.name).text);
                part.typed();
            }
            const count = opened.answers.length === 1 ? "One answer was read from the sheet." : `${opened.answers.length} answers were read from the sheet.`;
            notices.replaceChildren(...[count, ...opened.notices].map(sentence => element("p", "", sentence)));
            showProgress();
        } catch (error) {
            notices.replaceChildren(element("p", "", error.status ? error.message : "The file can't be read."));
        }
        input.value = "";
    });
}

function showProgress() {
    for (const card of document.querySelectorAll("[data-problem]")) {
        const answers = card.dataset.parts.split(" ").map(part => store.answer(`${card.dataset.problem}.${part}`)).filter(answer => answer.text.trim() !== "");
        const right = answers.filter(answer => answer.checked && answer.checked.text === answer.text && ["correct", "follow-through"].includes(answer.checked.verdict)).length;
        card.querySelector(".progress").textContent = answers.length === 0 ? "" : `${answers.length} answered${right > 0 ? `, ${right} right` : ""}`;
    }
}

document.documentElement.classList.add("js");
const problemForm = document.querySelector("[data-answers]");
if (problemForm) startProblem(problemForm);
for (const form of document.querySelectorAll("[data-answers], [data-sheet-form]")) startSheet(form);
showProgress();

// With --watch: the page is loaded anew when a problem file has changed. What was typed is kept in this browser.
const stamp = document.body.dataset.watch;
if (stamp) setInterval(async () => {
    try {
        const response = await fetch("/watch");
        if (response.ok && await response.text() !== stamp) location.reload();
    } catch { /* the server has ended; it may be started again */ }
}, 1000);
window.addEventListener("pageshow", event => { if (event.persisted) showProgress(); });
