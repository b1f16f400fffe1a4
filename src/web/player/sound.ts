import { asProblem, Problem } from "../../errors.js";
import type { Api } from "./api.js";
import type { Recording } from "./schema.js";
import { clampTo } from "./seek.js";

/** What is heard, as one value. */
export interface SoundState {
  /** Undefined until one was opened. */
  readonly recording: Recording | undefined;
  readonly atMs: number;
  readonly durationMs: number;
  /** Somebody wants to hear it; it may still be loading. */
  readonly playing: boolean;
  readonly speed: number;
  /** `renewing`: the sound broke off, and the service is asked for it anew. */
  readonly phase: "loading" | "ready" | "buffering" | "renewing" | "failed";
  readonly problem: Problem | undefined;
}

/** The browser's player, made to go on where it was whatever happens to the address behind it. */
export interface Sound {
  state(): SoundState;
  /** Loads another recording, or the same again, and goes on there if it was playing. */
  open(recording: Recording, atMs?: number): void;
  toggle(): void;
  play(): void;
  seek(atMs: number): void;
  setSpeed(speed: number): void;
  /** After a failure: the same recording at the same place. */
  retry(): void;
  /** Silent, and nothing is loaded any more. */
  close(): void;
  onChange(listener: (state: SoundState) => void): void;
}

/** A sound that the service would send but that does not play is loaded so often again, then it is a failure. */
const MOST_RENEWALS = 2;

const unplayable = () =>
  new Problem("recording-unavailable", {
    say: "Your browser could not play the sound that came.",
    next: "Try again; if it stays, open the link in another browser.",
  });

/** `eachFrame` calls back before the next picture is drawn. */
export function createSound({
  audio,
  api,
  eachFrame,
}: {
  audio: HTMLAudioElement;
  api: Pick<Api, "audioAddress" | "probe">;
  eachFrame: (run: () => void) => void;
}): Sound {
  const listeners: ((state: SoundState) => void)[] = [];
  let state: SoundState = {
    recording: undefined,
    atMs: 0,
    durationMs: 0,
    playing: false,
    speed: 1,
    phase: "loading",
    problem: undefined,
  };
  let startMs = 0;
  let renewals = 0;
  let drawing = false;

  function set(change: Partial<SoundState>) {
    state = { ...state, ...change };
    for (const listener of listeners) listener(state);
  }

  function load(recording: Recording, atMs: number) {
    startMs = atMs;
    set({ recording, atMs, phase: "loading", problem: undefined });
    audio.src = api.audioAddress(recording.id);
    audio.load();
  }

  function start() {
    audio.playbackRate = state.speed;
    audio.play().catch((thrown: unknown) => {
      // A load that interrupts is followed by a start of its own, and an error has its event; the rest is a refusal to begin.
      if (thrown instanceof DOMException && thrown.name === "NotAllowedError") set({ playing: false });
    });
  }

  async function renew(recording: Recording) {
    set({ phase: "renewing" });
    try {
      await api.probe(recording.id);
      if (++renewals > MOST_RENEWALS) throw unplayable();
      if (state.recording === recording && state.phase === "renewing") load(recording, state.atMs);
    } catch (thrown) {
      if (state.recording === recording) set({ phase: "failed", playing: false, problem: asProblem(thrown) });
    }
  }

  function readPlace() {
    if (audio.readyState === 0 || state.phase === "renewing") return;
    const atMs = audio.currentTime * 1000;
    if (atMs > startMs + 1_000) renewals = 0;
    if (atMs !== state.atMs) set({ atMs });
  }

  function draw() {
    if (!state.playing) {
      drawing = false;
      return;
    }
    readPlace();
    eachFrame(draw);
  }

  const live = () => state.phase === "ready" || state.phase === "buffering";
  audio.addEventListener("loadedmetadata", () => {
    if (startMs > 0) audio.currentTime = startMs / 1000;
    audio.playbackRate = state.speed;
    const known = Number.isFinite(audio.duration) ? audio.duration * 1000 : (state.recording?.durationMs ?? 0);
    set({ phase: "ready", durationMs: known });
    if (state.playing) start();
  });
  audio.addEventListener("waiting", () => live() && set({ phase: "buffering" }));
  for (const event of ["playing", "canplay", "seeked"])
    audio.addEventListener(event, () => live() && set({ phase: "ready" }));
  audio.addEventListener("timeupdate", readPlace);
  audio.addEventListener("play", () => {
    if (!state.playing) set({ playing: true });
    if (!drawing) {
      drawing = true;
      draw();
    }
  });
  // Headphones that are pulled out and the keys of the system pause by themselves.
  audio.addEventListener("pause", () => live() && set({ playing: false }));
  audio.addEventListener("ended", () => set({ playing: false, atMs: state.durationMs }));
  audio.addEventListener("error", () => {
    if (state.recording && state.phase !== "renewing") void renew(state.recording);
  });

  function play() {
    if (!state.recording || state.playing) return;
    set({ playing: true });
    if (state.phase === "failed") load(state.recording, state.atMs);
    else if (live()) start();
  }

  return {
    state: () => state,
    open(recording, atMs = 0) {
      renewals = 0;
      set({ durationMs: recording.durationMs });
      load(recording, clampTo(recording.durationMs, atMs));
    },
    play,
    toggle() {
      if (!state.playing) return play();
      set({ playing: false });
      audio.pause();
    },
    seek(ms) {
      const atMs = clampTo(state.durationMs, ms);
      if (audio.readyState === 0 || !live()) startMs = atMs;
      else audio.currentTime = atMs / 1000;
      set({ atMs });
    },
    setSpeed(speed) {
      audio.playbackRate = speed;
      set({ speed });
    },
    retry() {
      renewals = 0;
      if (state.recording) load(state.recording, state.atMs);
    },
    close() {
      audio.pause();
      audio.removeAttribute("src");
      audio.load();
      set({ recording: undefined, playing: false, atMs: 0, phase: "loading", problem: undefined });
    },
    onChange: (listener) => {
      listeners.push(listener);
    },
  };
}
