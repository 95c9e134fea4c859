// The page as a whole: its fields, the sheet that is handed in, and how much is right so far.
"use strict";

document.documentElement.classList.add("js");
const problemForm = document.querySelector("[data-answers]");
const parts = [];

function startProblem(form) {
    const problem = form.dataset.answers;
    for (const section of form.querySelectorAll("[data-part]")) parts.push(new Part(section, problem));
    form.addEventListener("submit", event => {
        if (!event.submitter || !event.submitter.hasAttribute("data-download")) event.preventDefault();
    });
    form.querySelector("[data-browser]").value = store.browser();
}

// A sheet that was opened: where it has other answers than were typed here, the student says which are kept; and can take that back.
class OpenedSheet {
    constructor(opened, student, notices) {
        Object.assign(this, { opened, student, notices });
        this.others = opened.answers.filter(answer => {
            const typed = store.answer(`${answer.problem}.${answer.part}`).text.trim();
            return typed !== "" && typed !== answer.answer.trim();
        });
    }

    ask() {
        if (this.others.length === 0) return this.take(this.opened.answers);
        const names = this.others.slice(0, 6).map(answer => `${answer.problem}.${answer.part}`).join(", ") + (this.others.length > 6 ? ", …" : "");
        const empty = this.opened.answers.filter(answer => !this.others.includes(answer));
        this.say([say("You have typed other answers than the sheet has: {0}.", names)],
            [say("Take those of the sheet"), () => this.take(this.opened.answers)],
            [say("Keep mine, fill in the others"), () => this.take(empty)],
            [say("Leave all as it is"), () => this.say([say("Nothing was changed.")])]);
        this.notices.querySelector("button").focus();
    }

    take(answers) {
        const before = answers.map(answer => ({ ...answer, answer: store.answer(`${answer.problem}.${answer.part}`).text }));
        const typedStudent = this.student.value;
        this.fill(answers, this.opened.student);
        const count = answers.length === 1 ? say("One answer was read from the sheet.") : say("{0} answers were read from the sheet.", answers.length);
        const takesBack = before.some(answer => answer.answer !== "")
            ? [[say("Take that back"), () => {
                this.fill(before, typedStudent);
                this.say([say("Your answers are as they were before.")]);
            }]]
            : [];
        this.say([count, ...this.opened.notices], ...takesBack);
    }

    fill(answers, student) {
        for (const answer of answers) {
            const name = `${answer.problem}.${answer.part}`;
            store.setAnswer(name, { text: answer.answer });
            const part = parts.find(one => one.name === name);
            part?.fill(answer.answer);
            part?.typed();
        }
        if (student) {
            this.student.value = student;
            store.change(kept => { kept.student = student; });
        }
        showProgress();
    }

    say(sentences, ...choices) {
        const buttons = choices.map(([name, does]) => {
            const button = element("button", "quiet", name);
            button.type = "button";
            button.addEventListener("click", does);
            return button;
        });
        this.notices.replaceChildren(...sentences.map(sentence => element("p", "", sentence)), ...(buttons.length > 0 ? [element("p", "row", ...buttons)] : []));
    }
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
            if (file.size > 200_000) throw Object.assign(new Error(say("This file is too large for a sheet.")), { status: 413 });
            new OpenedSheet(await post("/api/open", { sheet: await file.text() }), student, notices).ask();
        } catch (error) {
            notices.replaceChildren(element("p", "", error.status ? error.message : say("The file can't be read.")));
        }
        input.value = "";
    });
}

const isRight = answer => answer.checked && answer.checked.text === answer.text && ["correct", "follow-through"].includes(answer.checked.verdict);

const sum = numbers => Number(numbers.reduce((all, number) => all + number, 0).toFixed(2));

// Of a problem: what is right so far of what counts; where verdicts are not shown, what is answered.
function showPoints(progress) {
    const all = parts.map(part => ({ points: part.points, answer: { ...store.answer(part.name), text: part.text() } }));
    const shows = problemForm.dataset.show === "verdict";
    const value = shows ? sum(all.filter(one => isRight(one.answer)).map(one => one.points)) : all.filter(one => one.answer.text.trim() !== "").length;
    const max = shows ? sum(all.map(one => one.points)) : all.length;
    const bar = progress.querySelector("progress");
    progress.hidden = max === 0;
    progress.querySelector("label").textContent = shows
        ? say("{0} of {1} points are right so far", value, max)
        : say("{0} of {1} parts are answered", value, max);
    [bar.max, bar.value] = [Math.max(max, 1), value];
}

function showProgress() {
    for (const card of document.querySelectorAll("[data-problem]")) {
        const answers = card.dataset.parts.split(" ").map(part => store.answer(`${card.dataset.problem}.${part}`)).filter(answer => answer.text.trim() !== "");
        const right = answers.filter(isRight).length;
        card.querySelector(".progress").textContent = answers.length === 0 ? ""
            : right > 0 ? say("{0} answered, {1} right", answers.length, right) : say("{0} answered", answers.length);
    }
    for (const progress of document.querySelectorAll("[data-progress]")) showPoints(progress);
}

if (problemForm) startProblem(problemForm);
for (const form of document.querySelectorAll("[data-answers], [data-sheet-form]")) startSheet(form);
showProgress();
makeReachable(document);
window.addEventListener("resize", () => makeReachable(document));

// With --watch: the page is loaded anew when a problem file has changed. What was typed is kept in this browser.
const stamp = document.body.dataset.watch;
if (stamp) setInterval(async () => {
    try {
        const response = await fetch("/watch");
        if (response.ok && await response.text() !== stamp) location.reload();
    } catch { /* the server has ended; it may be started again */ }
}, 1000);
window.addEventListener("pageshow", event => { if (event.persisted) showProgress(); });
