// The feed as a grid, record by record beside the source: virtual rows, asked for as they come in sight.

import { useLayoutEffect, useRef, useState } from "react";
import type { PreviewProduct } from "../../host";
import { Picture, usePictures } from "../../parts/Picture";
import { Problem } from "../../parts/Problem";
import { to } from "../../parts/route";
import { setSample } from "../../parts/sample";
import { Empty, Waiting } from "../../parts/small";
import { usePages } from "../../parts/usePages";
import { useRows } from "../../parts/useRows";
import { useWords } from "../../words";

/** Records of a page. */
const PAGE = 50;
/** Height of a row: alone, with what the source says below each value, with a picture. */
const ROW = 34;
const BESIDE = 54;
const PICTURED = 44;
/** Height of the names of the columns, which stay above the rows. */
const HEAD = 32;

/** The value that is looked at. */
export interface At {
  product: string;
  column: string;
}

interface Props {
  shop: string;
  mapping: string;
  /** Products that go out, once they are counted; one may give several records. */
  out: number | undefined;
  /** With what the source says below each value. */
  beside: boolean;
  at: At | null;
  look: (at: At) => void;
}

export function Feed({ shop, mapping, out = PAGE, beside, at, look }: Props) {
  const { t } = useWords();
  const pictures = usePictures();
  const scroller = useRef<HTMLElement>(null);
  const head = useRef<HTMLTableRowElement>(null);
  const height = beside ? BESIDE : pictures ? PICTURED : ROW;
  // How many records there are is known for sure where they end.
  const [end, setEnd] = useState<number | null>(null);
  const [beyond, setBeyond] = useState(0);
  const [filled, setFilled] = useState<string[]>([]);
  const count = end ?? Math.max(out, beyond);
  const { rows, total } = useRows(scroller, count, height, 10, HEAD);
  const pages = usePages("preview", PAGE, rows, (skip) => ({ shop, mapping, skip, limit: PAGE }));
  const [last, told] = pages.known.at(-1) ?? [0, undefined];
  const reached = told && last * PAGE + told.products.length;
  const ends = told !== undefined && told.products.length < PAGE && (last === 0 || told.products.length > 0);
  if (ends && reached !== end) setEnd(reached ?? null);
  if (reached !== undefined && !ends && reached >= Math.max(out, beyond)) setBeyond(reached + 1);
  // A column stays once a record in sight had it.
  const seen = told?.columns.filter((column) => filled.includes(column) || pages.known.some(([, page]) => page.products.some(({ output }) => output.some(([name]) => name === column)))) ?? filled;
  if (seen.length > filled.length) setFilled(seen);
  // No column gets narrower than it was: while rows are on their way, all would jump.
  useLayoutEffect(() => {
    const cells = [...(head.current?.cells ?? [])].map((cell) => ({ cell, width: cell.offsetWidth }));
    for (const { cell, width } of cells) if (width > (Number.parseFloat(cell.style.minWidth) || 0)) cell.style.minWidth = `${width}px`;
  });
  const before = rows[0]?.start ?? 0;
  const after = total - before - rows.length * height;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section ref={scroller} className="place-body" style={{ padding: "0 20px 20px" }} aria-label={t("preview.grid")} tabIndex={0}>
      {pages.failed && <Problem error={pages.failed} />}
      {/* Later on the rows themselves tell that they are on their way. */}
      {!told && filled.length === 0 && !pages.failed && <Waiting />}
      {end === 0 && <Empty title={t("preview.none")}><p className="quiet">{t("preview.noneAbout")}</p></Empty>}
      {filled.length > 0 && (
        <table className="list feed" aria-rowcount={count + 1}>
          <thead>
            <tr ref={head} aria-rowindex={1} style={{ height: HEAD }}>
              <th>{t("preview.product")}</th>
              {filled.map((column) => <th key={column}>{column}</th>)}
            </tr>
          </thead>
          <tbody>
            <tr style={{ height: before }} aria-hidden="true" />
            {rows.map(({ index }) => (
              <tr key={index} aria-rowindex={index + 2} style={{ height }}>
                <Line shop={shop} mapping={mapping} told={pages.of(index)?.products[index % PAGE]} columns={filled} beside={beside} pictures={pictures === true} at={at} look={look} />
              </tr>
            ))}
            <tr style={{ height: after }} aria-hidden="true" />
          </tbody>
        </table>
      )}
    </section>
  );
}

interface LineProps {
  shop: string;
  mapping: string;
  told: PreviewProduct | undefined;
  columns: string[];
  beside: boolean;
  pictures: boolean;
  at: At | null;
  look: (at: At) => void;
}

function Line({ shop, mapping, told, columns, beside, pictures, at, look }: LineProps) {
  const { t } = useWords();
  if (!told) return <td colSpan={columns.length + 1} aria-label={t("preview.fetching")}><span className="ghost" /></td>;
  const { id, output, source } = told;
  return (
    <>
      <td>
        <span className="row">
          {pictures && <Picture shop={shop} product={id} size="small" alt="" />}
          <a href={to("shop", shop, "product", id, mapping)} onClick={() => setSample(shop, id)}>{id}</a>
        </span>
      </td>
      {columns.map((column) => {
        const text = output.filter(([name]) => name === column).map(([, value]) => value).join(" · ");
        // A name of the feed may have a prefix: `g:price`.
        const own = source.find(([name]) => column.split(":").at(-1) === name)?.[1];
        const other = own != null && own !== text;
        return (
          <td key={column} className="cut" title={other ? t("preview.source", { text: own }) : text} aria-current={at?.product === id && at.column === column ? "true" : undefined}>
            {text && <button type="button" className="plain cut" onClick={() => look({ product: id, column })}>{text}</button>}
            {beside && other && <div className="quiet cut">{own}</div>}
          </td>
        );
      })}
    </>
  );
}
