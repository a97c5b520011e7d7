// The live feed as it is written, a stretch at a time. Shown as text, never as a page.

import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { memo } from "react";
import { call, type Failure, type FileTold } from "../../host";
import { useFormat } from "../../parts/format";
import { Problem } from "../../parts/Problem";
import { Empty, Waiting } from "../../parts/small";
import { useWords } from "../../words";
import { pieces } from "./highlight";

export function Raw({ shop, mapping }: { shop: string; mapping: string }) {
  const { t } = useWords();
  const format = useFormat();
  const asked = useInfiniteQuery<FileTold, Failure, { pages: FileTold[] }, readonly unknown[], number>({
    queryKey: ["file", { shop, mapping }],
    queryFn: ({ pageParam, signal }) => call("file", { shop, mapping, from: pageParam }, signal),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
  });
  const pages = asked.data?.pages ?? [];
  const first = pages[0];
  if (asked.error) return <div className="place-body"><Problem error={asked.error} /></div>;
  if (!first) return <Waiting />;
  if (!first.file) return <Empty title={t("preview.noFile")}><p className="quiet">{t("preview.noFileAbout")}</p></Empty>;
  if (first.text === null) return <Empty title={t("preview.noText")}><p className="mono quiet">{first.file}</p></Empty>;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="place-body" style={{ padding: 0 }} aria-label={t("preview.raw")} tabIndex={0}>
      <p className="quiet" style={{ padding: "12px 20px 0" }}>{t("preview.file", { file: first.file, size: format.bytes(first.bytes) })}</p>
      <Lines file={first.file} text={pages.map(({ text }) => text).join("")} />
      {asked.hasNextPage && (
        <div style={{ padding: "0 20px 20px" }}>
          <Button variant="default" loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>{t("preview.more")}</Button>
        </div>
      )}
    </section>
  );
}

/** A stretch that is there already is not coloured again when more comes. */
const Line = memo(function Line({ file, line }: { file: string; line: string }) {
  return (
    <>
      {pieces(line, file).map(({ kind, text }, index) => (
        // Pieces have no other name than their place.
        // oxlint-disable-next-line react/no-array-index-key
        <span key={index} className={kind && `raw-${kind}`}>{text}</span>
      ))}
      {"\n"}
    </>
  );
});

function Lines({ file, text }: { file: string; text: string }) {
  return (
    <pre className="mono raw">
      {text.split("\n").map((line, index) => (
        // Lines have no other name than their place.
        // oxlint-disable-next-line react/no-array-index-key
        <Line key={index} file={file} line={line} />
      ))}
    </pre>
  );
}
