"use strict";
const form = document.querySelector("form");
const cards = Array.from(document.querySelectorAll(".conflict"));
function filter() {
  const severities = new Set(Array.from(form.querySelectorAll("input:checked"), box => box.value));
  const { rule, source } = form.elements;
  let shown = 0;
  for (const card of cards) {
    const fits = severities.has(card.dataset.severity) && (!rule.value || card.dataset.rule === rule.value)
      && (!source.value || card.dataset.sources.split(" ").includes(source.value));
    card.hidden = !fits;
    shown += fits ? 1 : 0;
  }
  document.getElementById("shown").textContent = shown + " of " + cards.length + " shown";
}
if (form) { form.hidden = false; form.addEventListener("input", filter); form.addEventListener("reset", () => setTimeout(filter)); filter(); }
addEventListener("beforeprint", () => document.querySelectorAll("details").forEach(part => { part.open = true; }));
