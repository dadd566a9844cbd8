"use strict";
// The index is the page: each entry carries the words it is found by. Without this script the lists are there all the same.
const form = document.querySelector("form.search");
const field = form.querySelector("input");
const status = form.querySelector("[role=status]");
const entries = [...document.querySelectorAll("[data-words]")];
const search = () => {
  const wanted = field.value.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
  let found = 0;
  for (const entry of entries) {
    entry.hidden = !wanted.every((word) => entry.dataset.words.includes(word));
    found += entry.hidden ? 0 : 1;
  }
  for (const section of document.querySelectorAll("main section")) {
    const own = [...section.querySelectorAll("[data-words]")];
    section.hidden = wanted.length > 0 && own.every((entry) => entry.hidden);
  }
  const said = status.dataset.found.replace("{found}", found).replace("{all}", entries.length);
  status.textContent = wanted.length ? said : "";
};
form.hidden = false;
form.addEventListener("submit", (event) => event.preventDefault());
field.addEventListener("input", search);
search();
