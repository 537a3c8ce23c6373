// The search page: Pagefind over all parts of the index, with facets; from disk, where a browser lets no page read files, a filter
// over the list of documents. Everything shown is put in as text.
"use strict";

const main = document.getElementById("ui:main");
const form = document.getElementById("search-form");
const input = document.getElementById("search-words");
const status = document.getElementById("search-status");
const list = document.getElementById("search-list");
const more = document.getElementById("search-more");
const facets = document.getElementById("search-facets");
const narrow = document.getElementById("search-narrow");
const parts = (main.dataset.parts || "").split(" ").filter(Boolean);
const STEP = 20;
const FACETS = ["kind", "genre", "classification", "archive", "decade", "language", "person", "place", "org"];
const SHOWN = 8;

let pagefind = null;
let found = [];
let shown = 0;
let turn = 0;

function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function said(count) {
  if (count === 0) return status.dataset.none;
  return count === 1 ? status.dataset.one : status.dataset.many.replace("{count}", count);
}

// Pagefind's excerpt is HTML with <mark>: only text and marks are taken over; a title at its beginning stands above it already
function excerpt(html, title) {
  const line = element("p", "", { class: "excerpt" });
  const text = html.startsWith(title) ? html.slice(title.length).replace(/^[\s.]+/, "") : html;
  const parsed = new DOMParser().parseFromString(text, "text/html");
  for (const node of parsed.body.childNodes) {
    line.append(node.nodeName === "MARK" ? element("mark", node.textContent) : node.textContent);
  }
  return line;
}

function plain(text) {
  return text.replace(/[\s.]+/g, " ").trim();
}

function address(result) {
  return new URL(result.replace(/^\/+/, ""), document.baseURI).href;
}

async function show(current) {
  const results = await Promise.all(found.slice(shown, shown + STEP).map((one) => one.data()));
  if (current !== turn) return;
  shown += results.length;
  for (const data of results) {
    const item = element("li");
    item.append(element("a", data.meta.title, { href: address(data.raw_url || data.url) }));
    const said = [...((data.filters || {}).kind || []), data.meta.date].filter(Boolean).join(" · ");
    if (said) item.append(" ", element("span", said, { class: "date" }));
    const line = excerpt(data.excerpt, data.meta.title);
    if (plain(line.textContent) !== plain(data.meta.title)) item.append(line);
    const inner = (data.sub_results || []).filter((sub) => sub.title !== data.meta.title && sub.url.includes("#")).slice(0, 3);
    if (inner.length) {
      const below = element("ul");
      for (const sub of inner) {
        const line = element("li");
        line.append(element("a", sub.title, { href: address(sub.url) }));
        below.append(line);
      }
      item.append(below);
    }
    list.append(item);
  }
  more.hidden = shown >= found.length;
}

function chosen() {
  const filters = {};
  for (const box of facets.querySelectorAll("input:checked")) (filters[box.name] ||= []).push(box.value);
  return Object.fromEntries(Object.entries(filters).map(([name, values]) => [name, { any: values }]));
}

async function search() {
  const current = ++turn;
  const words = input.value.trim();
  const filters = chosen();
  if (!words && !Object.keys(filters).length) {
    found = [];
    list.replaceChildren();
    status.textContent = "";
    more.hidden = true;
    return;
  }
  const answer = await pagefind.search(words || null, { filters });
  if (current !== turn) return;
  found = answer.results;
  shown = 0;
  list.replaceChildren();
  status.textContent = said(found.length);
  for (const box of facets.querySelectorAll("input")) {
    const count = box.parentElement.querySelector(".count");
    const now = (answer.filters || {})[box.name];
    if (count && now) count.textContent = now[box.value] ?? 0;
  }
  await show(current);
}

function drawFacets(filters) {
  for (const name of FACETS) {
    const values = Object.entries(filters[name] || {}).sort((one, other) => other[1] - one[1] || one[0].localeCompare(other[0]));
    if (values.length < 2) continue;
    const box = element("fieldset");
    box.append(element("legend", status.dataset[`facet${name[0].toUpperCase()}${name.slice(1)}`]));
    const rest = element("details");
    rest.append(element("summary", status.dataset.more));
    values.slice(0, 200).forEach(([value, count], number) => {
      const id = `facet-${name}-${number}`;
      const line = element("div", "", { class: "switch" });
      const check = element("input", "", { type: "checkbox", id, name, value });
      const label = element("label", value, { for: id });
      line.append(check, label, element("span", String(count), { class: "count" }));
      (number < SHOWN ? box : rest).append(line);
    });
    if (values.length > SHOWN) box.append(rest);
    facets.append(box);
  }
  narrow.hidden = !facets.childElementCount;
  narrow.open = matchMedia("(min-width: 62rem)").matches; // on a phone the results come first
  facets.addEventListener("change", search);
}

// from disk: the documents of the list whose line holds every word
function filterList() {
  const lines = [...document.querySelectorAll(".all .documents > li")];
  const narrow = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const line of lines) {
      const text = line.textContent.toLowerCase();
      line.hidden = !words.every((word) => text.includes(word));
      count += line.hidden ? 0 : 1;
    }
    status.textContent = words.length ? said(count) : "";
  };
  input.addEventListener("input", narrow);
  narrow();
}

function remember() {
  const asked = new URLSearchParams(location.search).get("q");
  if (asked) input.value = asked;
}

async function begin() {
  form.hidden = false;
  remember();
  form.addEventListener("submit", (event) => event.preventDefault());
  if (!parts.length || location.protocol === "file:") {
    document.getElementById("search-disk").hidden = !parts.length;
    filterList();
    return;
  }
  try {
    const at = (part) => new URL(`${part}/`, document.baseURI).href;
    pagefind = await import(`${at(parts[0])}pagefind.js`);
    await pagefind.options({ baseUrl: "/", bundlePath: at(parts[0]) });
    for (const part of parts.slice(1)) await pagefind.mergeIndex(at(part), { baseUrl: "/" });
    drawFacets(await pagefind.filters());
  } catch (error) {
    document.getElementById("search-failed").hidden = false;
    console.error(error);
    filterList();
    return;
  }
  let waiting = 0;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 150);
  });
  more.addEventListener("click", () => show(turn));
  await search();
}

begin();
