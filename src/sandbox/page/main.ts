import { h } from "../../web/player/element.js";
import { createActions } from "./actions.js";
import { createAnnouncer } from "./announcer.js";
import { createApi } from "./api.js";
import { elapsedMs } from "./browser-clock.js";
import { createClockPanel } from "./clock-panel.js";
import { createComposer } from "./composer.js";
import { createConversation } from "./conversation.js";
import { createDrawer } from "./drawer.js";
import { createFaultsPanel } from "./faults-panel.js";
import { followEvents } from "./live.js";
import { createMembersPanel } from "./members-panel.js";
import { createNotices } from "./notices.js";
import { createReload } from "./reload.js";
import { createRequestsPanel } from "./requests-panel.js";
import { linkToSpace, spaceInAddress } from "./route.js";
import { createSandboxTime } from "./sandbox-time.js";
import { settled } from "./settled.js";
import { createSpaceHeader } from "./space-header.js";
import { createSpacesList } from "./spaces-list.js";
import { createViewStore } from "./state.js";
import { createThemeToggle } from "./theme.js";

const wide = window.matchMedia("(min-width: 720px)");
const store = createViewStore();
const time = createSandboxTime(elapsedMs);
const api = createApi((path, init) => fetch(path, init));
const reload = createReload(api, store, time);
const notices = createNotices();
const announcer = createAnnouncer();
const actions = createActions({ api, store, reload, fail: notices.fail, done: notices.dismiss });

const clock = createClockPanel({ now: time.now, move: (move) => void actions.moveClock(move) });
const spaces = createSpacesList();
const members = createMembersPanel((change) => void actions.changeMember(change));
const header = createSpaceHeader(members.element);
const conversation = createConversation({ press: actions.press, now: time.now, announce: announcer.announce });
const composer = createComposer({
  say: actions.say,
  chooseSpeaker(email) {
    const { openSpace, speakers } = store.get();
    if (openSpace) store.set({ speakers: { ...speakers, [openSpace]: email } });
  },
});
const drawer = createDrawer({
  panels: {
    calls: createRequestsPanel({ now: time.now }),
    faults: createFaultsPanel((faults) => void actions.setFaults(faults)),
  },
  open(tab) {
    store.set({ drawer: tab });
    if (tab === "calls") void reload.calls();
    if (tab === "faults") void reload.faults();
  },
  reset: actions.reset,
});

document.body.append(
  h(
    "header",
    { class: "bar" },
    h("img", { src: "/favicon.svg", alt: "", class: "bar-mark" }),
    h("h1", {}, "Floorwalker", h("span", {}, "sandbox")),
    clock.button,
    drawer.button,
    createThemeToggle(),
  ),
  notices.element,
  h(
    "div",
    { class: "columns" },
    spaces.element,
    h("main", { class: "middle" }, header.element, conversation.element, composer.element),
    drawer.element,
  ),
  clock.panel,
  announcer.element,
);

/** Opens what the address names; on a wide screen something is always open. */
function follow() {
  const view = store.get();
  const [first] = view.world?.spaces ?? [];
  const openSpace = spaceInAddress(location.hash) ?? (wide.matches ? first?.id : undefined);
  document.body.dataset.screen = openSpace ? "conversation" : "list";
  const opened = openSpace !== view.openSpace;
  store.set({ openSpace, ...settled({ ...view, openSpace }) });
  if (opened && openSpace && wide.matches) composer.focus();
  if (openSpace && !location.hash && first) history.replaceState(null, "", linkToSpace(openSpace));
}

for (const part of [notices, spaces, header, members, conversation, composer, drawer, clock]) store.onChange(part.show);
store.onChange((view) => {
  if (!view.openSpace && view.world && wide.matches) follow();
});
window.addEventListener("hashchange", follow);
wide.addEventListener("change", follow);
follow();
followEvents(reload.changed);
void reload.world();
void reload.faults();
