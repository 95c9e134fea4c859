// What the scripts of the self-check page share: answers kept in this browser, elements, requests.
"use strict";

// A sentence in the language of the page, which brings those that the scripts say; {0}, {1} stand for what is put in.
const words = JSON.parse(document.documentElement.dataset.words || "{}");
const say = (english, ...given) => (words[english] ?? english).replace(/\{(\d)\}/g, (_, place) => given[place]);

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

async function post(path, body, signal) {
    const response = await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body), signal });
    const reply = await response.json().catch(() => ({}));
    if (response.ok) return reply;
    throw Object.assign(new Error(reply.detail || unreached), { status: response.status, wait: Number(response.headers.get("Retry-After")) || 0 });
}

// What is wider than its place can be scrolled by the keyboard, too.
function makeReachable(within) {
    for (const box of within.querySelectorAll("math[display=block], .formula, .eq, .place, pre, .signature code")) {
        if (box.scrollWidth > box.clientWidth) box.setAttribute("tabindex", "0");
        else box.removeAttribute("tabindex");
    }
}

const unreached = say("The server can't be reached just now. Your answer is kept.");

const sentenceOf = error => element("p", "sentence", error.status ? error.message : unreached);
