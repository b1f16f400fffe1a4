import { asProblem, type Problem } from "../../errors.js";
import { createApi } from "./api.js";
import { h } from "./element.js";
import { createPlayer } from "./player.js";
import { createResume } from "./resume.js";
import type { Contents } from "./schema.js";
import { createSignedIn } from "./signed-in.js";
import { createSound } from "./sound.js";
import { problemParts } from "./status-line.js";

const address = location.pathname.replace(/\/+$/, "");
const api = createApi(address, (input, init) => fetch(input, init));
const audio = h("audio", { preload: "metadata" });
const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
const sound = createSound({
  audio,
  api,
  // Four times a second, as the browser tells anyway, is enough for who wants little to move.
  eachFrame: (run) =>
    void (calm.matches ? audio.addEventListener("timeupdate", run, { once: true }) : requestAnimationFrame(run)),
});
const place = h("div", { class: "place" });

function showProblem(problem: Problem, retry?: () => void) {
  place.replaceChildren(h("div", { class: "trouble", role: "alert" }, ...problemParts(problem, address, retry)));
}

function showSignedOut() {
  sound.close();
  document.querySelector(".signed-in")?.remove();
  const again = h("a", { class: "action", href: address }, "Sign in again");
  const title = h("h1", { tabindex: -1 }, "You are signed out");
  place.replaceChildren(h("div", { class: "signed-out" }, title, h("p", {}, "You can close this window."), again));
  title.focus();
}

function show(contents: Contents) {
  const resume = createResume(sessionStorage, address.slice(-12));
  place.replaceChildren(createPlayer({ contents, api, sound, resume, signInAddress: address }));
  document
    .querySelector(".brand")
    ?.append(createSignedIn({ person: contents.person, signOut: api.signOut, left: showSignedOut }));
}

async function open(): Promise<void> {
  try {
    show(await api.contents());
  } catch (thrown) {
    showProblem(asProblem(thrown), () => void open());
  }
}

document.querySelector("#player")?.replaceChildren(audio, place);
void open();
