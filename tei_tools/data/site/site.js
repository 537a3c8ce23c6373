// What a script adds to pages that read well without one: the theme stays from page to page, a paragraph's address is copied.
"use strict";

const themes = document.querySelectorAll("input[name=theme]");

function remembered() {
  try {
    return localStorage.getItem("theme");
  } catch {
    return null; // a browser that keeps nothing, or a page from disk
  }
}

for (const theme of themes) {
  const name = theme.id.replace("ui:theme-", "");
  if (name === remembered()) theme.checked = true;
  theme.addEventListener("change", () => {
    try {
      localStorage.setItem("theme", name);
    } catch {
      // the choice holds for this page
    }
  });
}

// on a phone the text comes before its contents and switches
for (const fold of document.querySelectorAll("details.fold")) {
  if (!matchMedia("(min-width: 62rem)").matches) fold.open = false;
}

// a drawing wider than the window begins where its largest circle is
for (const box of document.querySelectorAll(".drawing .scroll")) {
  const circles = [...box.querySelectorAll(".node circle")].sort((one, other) => other.r.baseVal.value - one.r.baseVal.value);
  if (circles.length) box.scrollLeft += circles[0].getBoundingClientRect().left - box.getBoundingClientRect().left - box.clientWidth / 2;
}

for (const anchor of document.querySelectorAll("a.anchor")) {
  anchor.addEventListener("click", () => {
    if (navigator.clipboard) navigator.clipboard.writeText(anchor.href).catch(() => {});
  });
}
