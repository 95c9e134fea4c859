// The desk with a script: keys, comments that were used, and how a meaning is read while one types. Without it, forms and links do the same.
"use strict";

document.documentElement.classList.add("js");
const policy = window.trustedTypes?.createPolicy("mathml", { createHTML: text => text }) ?? { createHTML: text => text };
const one = selector => document.querySelector(selector);
const Off = "desk-keys-off";

const isOff = () => {
    try {
        return localStorage.getItem(Off) === "1";
    } catch {
        return false;
    }
};

function showSwitch() {
    document.documentElement.classList.toggle("keys-off", isOff());
    const button = one("[data-switch]");
    if (button) button.textContent = isOff() ? button.dataset.on : button.dataset.off;
}

one("[data-switch]")?.addEventListener("click", () => {
    try {
        localStorage.setItem(Off, isOff() ? "0" : "1");
    } catch { /* a forbidden storage: the keys stay as they are */ }
    showSwitch();
});
showSwitch();

// A digit by its place on the keyboard, too: some layouts have it on Shift only, and the number pad is another key.
const keyOf = event => /^(?:Digit|Numpad)[0-9]$/.test(event.code) ? event.code.at(-1) : event.key.toLowerCase();

const isField = element => element?.matches("input:not([type=hidden]), textarea, select") ?? false;

function press(element) {
    if (isField(element)) {
        element.focus();
        element.select();
    } else element.click();
}

// One decision a page: a second key pressed on the way to the next would be about what nobody has seen.
let isLeaving = false;
document.addEventListener("submit", event => {
    if (isLeaving) event.preventDefault();
    isLeaving = true;
});
window.addEventListener("pageshow", () => { isLeaving = false; });

const comment = one("#comment");
let takesComment = false;

function takeComment(number) {
    const chip = document.querySelectorAll("[data-comment]")[number - 1];
    if (!chip) return false;
    comment.value = chip.dataset.comment;
    comment.blur();
    return true;
}

for (const chip of document.querySelectorAll("[data-comment]"))
    chip.addEventListener("click", () => { comment.value = chip.dataset.comment; });

comment?.addEventListener("blur", () => { takesComment = false; });

// A key in a field is text, but for the first digit after "c".
function inField(event, key) {
    if (event.target === comment && takesComment && /^[1-9]$/.test(key) && takeComment(Number(key))) event.preventDefault();
    takesComment = false;
    if (event.key === "Escape") event.target.blur();
}

function outlined(event) {
    const button = one("[data-enter]");
    if (!button || event.target.closest("a, button, summary")) return;
    event.preventDefault();
    button.click();
}

document.addEventListener("keydown", event => {
    if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const key = keyOf(event);
    if (isField(event.target)) return inField(event, key);
    if (isOff()) return;
    if (key === "enter") return outlined(event);
    if (key === "?") {
        const all = one("[data-keys]");
        if (all) all.open = !all.open;
        return;
    }
    const target = /^[a-z0-9]$/.test(key) ? one(`[data-key="${key}"]`) : null;
    if (!target || isLeaving) return;
    event.preventDefault();
    press(target);
    takesComment = target === comment;
});

// Another credit takes the comment along.
one("[data-other]")?.addEventListener("submit", event => { event.target.elements.comment.value = comment.value; });

// A meaning: how it is read, and what it would do; Enter then has it marked.
const means = one("[data-means]");
const meant = one("#meant");
let shownFor = means?.elements.means.value ?? "";
let waiting = 0;

async function read() {
    const typed = means.elements.means.value;
    const reply = await fetch("/read", { method: "POST", body: new URLSearchParams({ item: means.dataset.means, means: typed }) });
    if (!reply.ok || typed !== means.elements.means.value) return;
    const template = document.createElement("template");
    template.innerHTML = policy.createHTML(await reply.text());
    meant.replaceChildren(template.content);
    shownFor = typed;
}

means?.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(read, 250);
});
means?.addEventListener("submit", () => {
    if (shownFor.length > 0 && shownFor === means.elements.means.value) means.method = "post";
});
