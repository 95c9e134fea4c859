"use strict";
// Tables are sorted by their heads: buttons, for the keyboard as well; what they did is said.
const said = document.getElementById("said");

function valueOf(row, column, isNumber) {
    const text = row.cells[column].textContent.trim();
    return isNumber ? parseFloat(text) : text;
}

// what is no number comes last, either way
function compare(a, b, isUp) {
    if (typeof a === "string") return (isUp ? 1 : -1) * a.localeCompare(b, "en", { numeric: true });
    if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) - Number.isNaN(b);
    return (isUp ? 1 : -1) * (a - b);
}

function sort(body, heads, head) {
    const column = heads.indexOf(head);
    const isNumber = head.classList.contains("number");
    const was = head.getAttribute("aria-sort");
    const isUp = was ? was === "descending" : !isNumber;
    for (const other of heads) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", isUp ? "ascending" : "descending");
    const rows = [...body.rows].map(row => [row, valueOf(row, column, isNumber)]);
    body.append(...rows.sort((one, other) => compare(one[1], other[1], isUp)).map(([row]) => row));
    said.textContent = said.dataset[isUp ? "up" : "down"].replace("{0}", head.textContent);
}

for (const table of document.querySelectorAll("table.sorts")) {
    const heads = [...table.tHead.rows[0].cells];
    for (const head of heads.filter(head => !head.classList.contains("fixed"))) {
        const button = document.createElement("button");
        button.type = "button";
        button.append(...head.childNodes);
        button.addEventListener("click", () => sort(table.tBodies[0], heads, head));
        head.append(button);
    }
}
