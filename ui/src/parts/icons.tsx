// Line icons of the frame, drawn here so that nothing is fetched.

const paths = {
  today: "M3 8l5-4.5L13 8v5H9.5v-3.5h-3V13H3z",
  source: "M8 2.5v8M4.8 7.5L8 10.7l3.2-3.2M3 13.5h10",
  products: "M3 3h4v4H3zM9 3h4v4H9zM3 9h4v4H3zM9 9h4v4H9z",
  labels: "M3 3h5l5 5-5 5-5-5zM5.6 5.6h.01",
  rules: "M3 4.5h10M3 8h6M3 11.5h8M12.5 9.5v4M10.5 11.5h4",
  runs: "M8 3.5v4.7l3 1.8M13.5 8a5.5 5.5 0 11-11 0 5.5 5.5 0 0111 0z",
  history: "M3 3.5v3h3M3.3 6.3A5.2 5.2 0 112.8 9M8 5.5V8l2 1.2",
  settings: "M3 4.5h6M12 4.5h1M3 8h1M7 8h6M3 11.5h6M12 11.5h1M10.5 3v3M5.5 6.5v3M10.5 10v3",
  add: "M8 3.5v9M3.5 8h9",
  undo: "M5 4L2.5 6.5 5 9M2.5 6.5H10a3.2 3.2 0 010 6.4H6",
  redo: "M11 4l2.5 2.5L11 9M13.5 6.5H6a3.2 3.2 0 000 6.4h4",
  up: "M8 12.5v-9M4.5 7L8 3.5 11.5 7",
  down: "M8 3.5v9M4.5 9L8 12.5 11.5 9",
  close: "M4.5 4.5l7 7M11.5 4.5l-7 7",
  search: "M7 11.5a4.5 4.5 0 100-9 4.5 4.5 0 000 9zM10.4 10.4L13.5 13.5",
  transform: "M3 5h7M7.5 2.5L10 5 7.5 7.5M13 11H6M8.5 8.5L6 11l2.5 2.5",
  send: "M2.5 8h10M9 4.5L12.5 8 9 11.5",
  more: "M8 4h.01M8 8h.01M8 12h.01",
  menu: "M3 4.5h10M3 8h10M3 11.5h10",
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.4" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
