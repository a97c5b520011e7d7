// Small things that many screens show in the same way: lights, bars, empty places, waiting, headings.

import { Loader, Tooltip } from "@mantine/core";
import { type ReactNode, useEffect, useId, useRef } from "react";
import type { Health, Severity } from "../host";
import { useDrawn } from "./drawn";
import { useFormat } from "./format";
import { onTheWay } from "./route";

/** Green live, amber held, red wrong, grey off. Never alone: the label is read out and shown on hover. */
export type Colour = "good" | "held" | "wrong" | "off";

/** The colour of each light of a partner, and of each severity of an issue. */
export const lights: Record<Health["light"], Colour> = { grey: "off", green: "good", amber: "held", red: "wrong" };
export const severities: Record<Severity, Colour> = { error: "wrong", warning: "held", advice: "off" };

export function Light({ colour, label }: { colour: Colour; label: string }) {
  return (
    <Tooltip label={label}>
      <span className={`light ${colour}`} role="img" aria-label={label} />
    </Tooltip>
  );
}

/** How full something is, as a number and a bar. */
export function Fill({ part, total }: { part: number; total: number }) {
  const format = useFormat();
  const percent = total ? (100 * part) / total : 0;
  return (
    <span className="fill">
      <span className="fill-bar" aria-hidden="true">
        <span style={{ width: `${percent}%` }} />
      </span>
      <span className="number">{format.percent(part, total)}</span>
    </span>
  );
}

export function Waiting({ label }: { label?: string }) {
  return (
    <div className="waiting" role="status">
      <Loader size="sm" type="dots" />
      {label && <span>{label}</span>}
    </div>
  );
}

export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {children}
    </div>
  );
}

interface PlaceProps {
  title: ReactNode;
  /** Before the title. */
  mark?: ReactNode;
  /** Beside the title: what it is, in a few words. */
  about?: ReactNode;
  actions?: ReactNode;
  /** Below the title: tabs or tools. */
  tools?: ReactNode;
  /** The subject scrolls by itself. */
  still?: boolean;
  children: ReactNode;
}

/** A place: its title, what can be done there, and the subject. The title is drawn first: a click is answered before all is made. */
export function Place({ title, mark, about, actions, tools, still = false, children }: PlaceProps) {
  const id = useId();
  const main = useRef<HTMLElement>(null);
  const subject = useDrawn() && children;
  // What led here is often gone with the place before it. At first the keys begin at the top of the window.
  useEffect(() => {
    if (onTheWay() && document.activeElement === document.body) main.current?.focus({ preventScroll: true });
  }, []);
  return (
    <main ref={main} className="place" tabIndex={-1}>
      <header className="place-head">
        {mark}
        <div className="place-title">
          <h1 id={id}>{title}</h1>
          {about && <span className="quiet">{about}</span>}
        </div>
        <div className="place-actions">{actions}</div>
      </header>
      {tools && <div className="place-tools">{tools}</div>}
      {/* What scrolls can be reached by keys. */}
      {still ? (
        <div className="place-body still">{subject}</div>
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <section className="place-body" aria-labelledby={id} tabIndex={0}>{subject}</section>
      )}
    </main>
  );
}
