// A text editor for the shop's files, with what is wrong underlined. Loaded only where it is used.

import { autocompletion, type CompletionContext, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { toml } from "@codemirror/legacy-modes/mode/toml";
import { type Diagnostic, lintGutter, setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { useEffect, useRef } from "react";

export interface Mistake {
  line: number | null;
  column: number | null;
  message: string;
  hint: string;
}

interface Props {
  label: string;
  text: string;
  change: (text: string) => void;
  mistakes: Mistake[];
  /** Offered inside braces and quotes. */
  words: string[];
}

const colours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.atom], color: "var(--accent)" },
  { tag: tags.comment, color: "var(--quiet)", fontStyle: "italic" },
  { tag: tags.string, color: "var(--good)" },
  { tag: [tags.number, tags.bool], color: "var(--held)" },
]);

const look = EditorView.theme({
  "&": { height: "100%", fontSize: "12px", background: "var(--paper)", color: "var(--ink)" },
  ".cm-gutters": { background: "var(--frame)", color: "var(--quiet)", border: "0" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-tooltip": { background: "var(--paper)", color: "var(--ink)", border: "1px solid var(--line-strong)" },
  "&.cm-focused": { outline: "2px solid var(--accent)", outlineOffset: "-2px" },
});

function diagnostics(state: EditorState, mistakes: Mistake[]): Diagnostic[] {
  return mistakes.map(({ line, column, message, hint }) => {
    const where = state.doc.line(Math.min(Math.max(1, line ?? 1), state.doc.lines));
    const from = Math.min(where.from + Math.max(0, (column ?? 1) - 1), where.to);
    return { from, to: Math.max(from, where.to), severity: "error", message: [message, hint].filter(Boolean).join("\n") };
  });
}

export default function Code({ label, text, change, mistakes, words }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const current = useRef({ change, words });
  useEffect(() => {
    current.current = { change, words };
  });
  useEffect(() => {
    if (!box.current) return undefined;
    const complete = (context: CompletionContext) => {
      const before = context.matchBefore(/["{[][\w/]*/);
      if (!before) return null;
      return { from: before.from + 1, options: current.current.words.map((word) => ({ label: word })) };
    };
    const made = new EditorView({
      parent: box.current,
      state: EditorState.create({
        doc: "",
        extensions: [
          lineNumbers(),
          EditorView.lineWrapping,
          history(),
          keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap]),
          StreamLanguage.define(toml),
          syntaxHighlighting(colours),
          lintGutter(),
          autocompletion({ override: [complete] }),
          look,
          EditorView.contentAttributes.of({ "aria-label": label }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) current.current.change(update.state.doc.toString());
          }),
        ],
      }),
    });
    // Browsers let what scrolls be reached by keys; so does this.
    made.scrollDOM.tabIndex = 0;
    view.current = made;
    return () => made.destroy();
  }, [label]);
  useEffect(() => {
    const shown = view.current;
    if (shown && shown.state.doc.toString() !== text) shown.dispatch({ changes: { from: 0, to: shown.state.doc.length, insert: text } });
  }, [text]);
  useEffect(() => {
    const shown = view.current;
    if (shown) shown.dispatch(setDiagnostics(shown.state, diagnostics(shown.state, mistakes)));
  }, [mistakes]);
  return <div ref={box} className="code" />;
}
