// Rows of one height, of which only those in sight are drawn: where they are is reckoned, so that a million costs no more
// than ten. Not for rows that differ in height.

import { type RefObject, useDeferredValue, useLayoutEffect, useState } from "react";
import { flushSync } from "react-dom";

/** Browsers draw no taller box: Chromium and WebKit stop at 2^25 px. */
const TALLEST = 33_500_000;
/** Milliseconds without scrolling after which somebody looks. */
const STILL = 150;

export interface RowPlace {
  index: number;
  /** Pixels from the top of the rows. */
  start: number;
}

interface View {
  /** Pixels scrolled, and pixels of rows in sight. */
  top: number;
  room: number;
}

/**
 * The rows to draw, `more` of them above and below those in sight, and the height of them all. Where they are too many to be
 * as tall as they should, a pixel scrolled is more than a pixel of rows.
 */
export function placed({ top, room }: View, count: number, height: number, more: number) {
  const whole = count * height;
  const total = Math.min(whole, TALLEST);
  const pace = whole > total ? (whole - room) / (total - room) : 1;
  const from = whole > total ? Math.min(top * pace, whole - room) : top;
  const first = Math.floor(from / height);
  const last = Math.ceil((from + room) / height) - 1;
  const begin = Math.max(0, first - more);
  const end = room > 0 ? Math.min(count, last + more + 1) : begin;
  const rows = Array.from({ length: Math.max(0, end - begin) }, (_, at): RowPlace => ({ index: begin + at, start: (begin + at) * height - from + top }));
  return { rows, total, first, last, from, pace };
}

/** Where to scroll to so that a row is in sight; nothing when it is. */
export function towards({ top, room }: View, index: number, count: number, height: number): number | undefined {
  const { from, pace } = placed({ top, room }, count, height, 0);
  const start = index * height;
  if (start < from) return start / pace;
  if (start + height > from + room) return (start + height - room) / pace;
  return undefined;
}

/** What is in sight of a scroller whose uppermost `head` pixels are always covered. */
function seen(box: HTMLElement, head: number): View {
  return { top: box.scrollTop, room: Math.max(0, box.clientHeight - head) };
}

/** Draws anew whenever other rows come in sight of the scroller; `moving` while they fly by. */
export function useRows(scroller: RefObject<HTMLElement | null>, count: number, height: number, more: number, head = 0) {
  const [view, setView] = useState<View>({ top: 0, room: 0 });
  const [moving, setMoving] = useState(false);
  // What is in sight is drawn first.
  const around = useDeferredValue(more, 0);
  const tall = count * height > TALLEST;
  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box) return undefined;
    let still: ReturnType<typeof setTimeout>;
    const look = () => {
      const { top: exact, room } = seen(box, head);
      // Within a row nothing changes, unless they are too many to stand where they should.
      const top = tall ? exact : exact - (exact % height);
      setView((before) => (before.top === top && before.room === room ? before : { top, room }));
    };
    const scrolled = () => {
      // Before the frame is drawn, or it would have rows missing.
      flushSync(() => {
        look();
        setMoving(true);
      });
      clearTimeout(still);
      still = setTimeout(() => setMoving(false), STILL);
    };
    look();
    const watch = new ResizeObserver(look);
    watch.observe(box);
    box.addEventListener("scroll", scrolled, { passive: true });
    return () => {
      clearTimeout(still);
      watch.disconnect();
      box.removeEventListener("scroll", scrolled);
    };
  }, [scroller, height, head, tall]);
  const show = (index: number) => {
    const box = scroller.current;
    const top = box ? towards(seen(box, head), index, count, height) : undefined;
    if (top !== undefined) box?.scrollTo({ top });
  };
  return { ...placed(view, count, height, around), moving, show };
}
