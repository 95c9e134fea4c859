// Names of a part: buttons that put them into the field, and a list of those that what is being typed begins.
"use strict";

const mostOffered = 8;

// As if it were typed, so that the browser's own undo knows of it.
function insert(field, text, from, to) {
    field.focus();
    field.setSelectionRange(from, to);
    if (document.execCommand?.("insertText", false, text)) return;
    field.setRangeText(text, from, to, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
}

class Offers {
    constructor(section, field, isOff) {
        this.field = field;
        this.isOff = isOff;
        this.list = section.querySelector("[data-offers]");
        this.names = [...section.querySelectorAll("[data-insert]")];
        for (const name of this.names) name.addEventListener("click", () => {
            this.close();
            insert(field, name.dataset.insert, field.selectionStart, field.selectionEnd);
        });
        field.setAttribute("aria-autocomplete", "list");
        field.addEventListener("input", () => this.offer());
        field.addEventListener("blur", () => this.close());
        field.addEventListener("keydown", event => this.key(event));
        field.addEventListener("pointerdown", () => this.close());
    }

    get isOpen() {
        return !this.list.hidden;
    }

    // What stands before the caret and a name goes on from: of w34z the z. The longest counts.
    begun() {
        const { value, selectionStart: caret, selectionEnd: end } = this.field;
        if (caret !== end || /^[\w']/.test(value.slice(caret))) return null;
        const word = /[A-Za-z\u0370-\u03ff][\w\u0370-\u03ff'^/]*$/.exec(value.slice(0, caret))?.[0] ?? "";
        if (value[caret - word.length - 1] === "\\") return null;
        for (let at = 0; at < word.length; at++) {
            const start = word.slice(at);
            if (!/^[A-Za-z\u0370-\u03ff]/.test(start)) continue;
            const names = this.names.filter(name => name.dataset.insert.startsWith(start) && name.dataset.insert !== start);
            // a word that is one already, and a part of one, asks for nothing
            if (this.names.some(name => name.dataset.insert === start)) return null;
            if (names.length > 0) return { start, names: names.slice(0, mostOffered), from: caret - start.length, to: caret };
        }
        return null;
    }

    offer() {
        this.found = this.isOff() ? null : this.begun();
        if (!this.found) return this.close();
        this.list.replaceChildren(...this.found.names.map((name, at) => {
            const option = element("li", "", element("code", "", name.dataset.insert), name.querySelector("math").cloneNode(true));
            option.id = `${this.list.id}-${at}`;
            option.setAttribute("role", "option");
            option.addEventListener("pointerdown", event => {
                event.preventDefault();
                this.take(at);
            });
            return option;
        }));
        this.list.hidden = false;
        this.field.setAttribute("aria-controls", this.list.id);
        this.choose(0);
    }

    choose(at) {
        this.at = (at + this.list.children.length) % this.list.children.length;
        [...this.list.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === this.at)));
        this.field.setAttribute("aria-activedescendant", this.list.children[this.at].id);
    }

    take(at) {
        const { names, from, to } = this.found;
        this.close();
        insert(this.field, names[at].dataset.insert, from, to);
        this.close();
    }

    close() {
        this.list.hidden = true;
        this.list.replaceChildren();
        this.field.removeAttribute("aria-activedescendant");
        this.field.removeAttribute("aria-controls");
    }

    key(event) {
        if (!this.isOpen || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
        const does = {
            ArrowDown: () => this.choose(this.at + 1),
            ArrowUp: () => this.choose(this.at - 1),
            Tab: () => this.take(this.at),
            Escape: () => this.close(),
        }[event.shiftKey ? "" : event.key];
        if (event.key === "Enter") this.close();
        if (!does) return;
        event.preventDefault();
        does();
    }
}
