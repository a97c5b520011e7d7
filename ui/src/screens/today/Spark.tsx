// The course of a number in the space of a word: a line over its last values, told in words too.

import { useFormat } from "../../parts/format";
import { useWords } from "../../words";

const WIDTH = 84;
const HEIGHT = 18;

export function Spark({ values }: { values: number[] }) {
  const { t } = useWords();
  const format = useFormat();
  const [first] = values;
  const last = values.at(-1);
  if (first == null || last == null || values.length < 2) return <span className="quiet">–</span>;
  const low = Math.min(...values);
  const span = Math.max(...values) - low;
  // What stays the same runs through the middle.
  const height = (value: number) => (span ? (value - low) / span : 0.5);
  const points = values.map((value, index) => `${1 + (index * (WIDTH - 4)) / (values.length - 1)},${HEIGHT - 2 - height(value) * (HEIGHT - 4)}`);
  const [x, y] = (points.at(-1) ?? "").split(",");
  const label = t("today.courseTold", { feeds: format.number(values.length), first: format.number(first), last: format.number(last) });
  return (
    <svg className="spark" width={WIDTH} height={HEIGHT} role="img" aria-label={label}>
      <title>{label}</title>
      <polyline points={points.join(" ")} />
      <circle cx={x} cy={y} r={2} />
    </svg>
  );
}
