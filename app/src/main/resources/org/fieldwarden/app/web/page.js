// Refreshes the page's live part, and uploads by tus 1.0: in pieces, each tried again, going on where the server stopped.
"use strict";
const zh = document.body.dataset.lang === "zh";
const say = (chinese, english) => zh ? chinese : english;
const PIECE = 8 * 1024 * 1024;
const wait = ms => new Promise(done => setTimeout(done, ms));

async function refresh() {
  try {
    const answer = await fetch("/live?lang=" + document.body.dataset.lang);
    const html = answer.ok ? await answer.text() : null;
    const live = document.getElementById("live");
    if (html !== null && live.dataset.html !== html) {
      live.dataset.html = html;
      live.innerHTML = html;
    }
  } catch (offline) { /* the next refresh tries again */ }
  setTimeout(refresh, 2000);
}
setTimeout(refresh, 2000);

const form = document.getElementById("upload");
const files = document.getElementById("files");
const drop = document.querySelector(".drop");
const chosen = document.getElementById("chosen");

function showChosen() {
  const list = [...files.files];
  if (!list.length) { return; }
  const bytes = list.reduce((sum, file) => sum + file.size, 0);
  chosen.textContent = list[0].name + (list.length > 1 ? " + " + (list.length - 1) : "") + " · " + (bytes / 1048576).toFixed(1) + " MB";
  const day = list[0].name.match(/(20\d\d)[-_.]?(\d\d)[-_.]?(\d\d)/);
  const flown = document.getElementById("flown");
  if (day && !flown.value) { flown.value = day[1] + "-" + day[2] + "-" + day[3]; }
}
files.addEventListener("change", showChosen);
for (const name of ["dragover", "dragleave", "drop"]) {
  drop.addEventListener(name, event => {
    event.preventDefault();
    drop.classList.toggle("over", name === "dragover");
    if (name === "drop") { files.files = event.dataTransfer.files; showChosen(); }
  });
}

const encode = text => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

async function create(file, label) {
  const metadata = Object.entries({ filename: file.name, ...label }).map(([key, value]) => key + " " + encode(value)).join(",");
  const answer = await fetch("/uploads", { method: "POST",
    headers: { "Tus-Resumable": "1.0.0", "Upload-Length": String(file.size), "Upload-Metadata": metadata } });
  if (answer.status !== 201) { throw new Error(await answer.text() || "HTTP " + answer.status); }
  return new URL(answer.headers.get("Location"), location.href).pathname;
}

async function offsetOf(url) {
  const answer = await fetch(url, { method: "HEAD", headers: { "Tus-Resumable": "1.0.0" } });
  if (answer.status === 404 || answer.status === 410) { return null; }
  if (!answer.ok) { throw new TypeError("HTTP " + answer.status); }
  return Number(answer.headers.get("Upload-Offset"));
}

async function send(file, label, progress) {
  const key = ["upload", file.name, file.size, file.lastModified, label.batch].join("|");
  let url = localStorage.getItem(key);
  let offset = url ? await offsetOf(url).catch(() => null) : null;
  if (offset === null) { url = await create(file, label); offset = 0; localStorage.setItem(key, url); }
  let failures = 0;
  while (offset < file.size) {
    try {
      const answer = await fetch(url, { method: "PATCH", body: file.slice(offset, offset + PIECE),
        headers: { "Tus-Resumable": "1.0.0", "Upload-Offset": String(offset), "Content-Type": "application/offset+octet-stream" } });
      if (answer.status !== 204) { throw new TypeError("HTTP " + answer.status); }
      offset = Number(answer.headers.get("Upload-Offset"));
      failures = 0;
    } catch (broken) {
      failures += 1;
      progress(offset, true);
      await wait(Math.min(30000, 500 * 2 ** failures));
      const there = await offsetOf(url).catch(() => offset);
      if (there === null) { localStorage.removeItem(key); throw new Error(say("服务器上已没有这次上传，请重新上传", "The server no longer knows this upload; start again")); }
      offset = there;
    }
    progress(offset, false);
  }
  localStorage.removeItem(key);
}

// The same files chosen again after a closed browser are the same batch, and go on; once all are sent it is forgotten.
function batchOf(list, flown) {
  const key = ["batch", flown, ...list.map(file => file.name + file.size + file.lastModified)].join("|");
  const name = localStorage.getItem(key) || "b" + [...crypto.getRandomValues(new Uint8Array(12))].map(byte => byte.toString(16).padStart(2, "0")).join("");
  localStorage.setItem(key, name);
  return { name, forget: () => localStorage.removeItem(key) };
}

form.addEventListener("submit", async event => {
  event.preventDefault();
  const list = [...files.files];
  if (!list.length) { drop.classList.add("over"); return; }
  const sent = document.getElementById("sent");
  const bar = document.querySelector("#sending i");
  const button = form.querySelector("button");
  document.getElementById("sending").hidden = false;
  button.disabled = true;
  const all = list.reduce((sum, file) => sum + file.size, 0);
  const flown = document.getElementById("flown").value;
  const batch = batchOf(list, flown);
  const label = { flown, site: document.getElementById("site").value, files: String(list.length), batch: batch.name };
  let before = 0;
  try {
    for (const file of list) {
      await send(file, label, (offset, broken) => {
        bar.style.width = (100 * (before + offset) / Math.max(1, all)) + "%";
        sent.textContent = ((before + offset) / 1048576).toFixed(1) + " / " + (all / 1048576).toFixed(1) + " MB" +
          (broken ? say(" · 连接中断，稍后接着传", " · connection lost, going on soon") : "");
      });
      before += file.size;
    }
    batch.forget();
    sent.textContent = say("上传完成，已进入队列", "Uploaded; it is in the queue");
    form.reset();
  } catch (refused) {
    sent.textContent = refused.message;
  }
  button.disabled = false;
});
