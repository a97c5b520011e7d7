"""The job with Polars: lazy, streaming, and the XML made by expressions on text."""
import os

import job

given = job.arguments()
os.environ["POLARS_MAX_THREADS"] = str(given.threads)  # read when Polars is imported
import polars as pl  # noqa: E402

ASCII_BLANKS = r"[\t\n\x0b\x0c\r ]+"


def whole(column, factor):
    return (pl.col(column) * factor).round().cast(pl.Int64)


def tidy(text):
    return text.str.replace_all(ASCII_BLANKS, " ").str.strip_chars(" ")


def plain(markup):
    text = markup.str.replace_all("<[^>]*>", " ").str.replace_many(list(job.ENTITIES), list(job.ENTITIES.values()))
    return tidy(text).str.slice(0, 5000).str.strip_chars_end(" ")


def cut(text, most):
    fits = text.str.extract(f"^(.{{1,{most}}})(?: |$)", 1)
    return pl.when(text.str.len_chars() > most).then(fits).otherwise(text)


def valid_gtin(code):
    digits = code.str.pad_start(14, "0")
    weighed = [digits.str.slice(at, 1).cast(pl.Int32, strict=False) * (1 + 2 * ((at + 1) % 2)) for at in range(14)]
    right = code.str.contains(r"^([0-9]{8}|[0-9]{12,14})$") & (pl.sum_horizontal(weighed) % 10 == 0)
    return pl.when(right).then(code)


def band(number, bands):
    edges, rest = bands
    chosen = pl.when(False).then(pl.lit(None, pl.String))
    for edge, name in edges:
        chosen = chosen.when(number < edge).then(pl.lit(name))
    return chosen.otherwise(pl.lit(rest))


def money(cents):
    return pl.format("{}.{} EUR", cents // 100, (cents % 100).cast(pl.String).str.pad_start(2, "0"))


def element(name, value):
    escaped = value.str.replace_many(list(job.ESCAPES), list(job.ESCAPES.values()))
    return pl.concat_str(pl.lit(f"<{name}>"), escaped, pl.lit(f"</{name}>\n")).fill_null("")


types = dict.fromkeys(job.AMOUNTS, pl.Float64) | {"stock": pl.Int64, "created_at": pl.Date}
products = pl.scan_csv(os.path.join(given.folder, "products.csv"), infer_schema=False, schema_overrides=types)
categories = pl.scan_csv(os.path.join(given.folder, "categories.csv"), infer_schema=False)
sizes = pl.scan_csv(os.path.join(given.folder, "sizes.csv"), schema_overrides={"size": pl.String, "rank": pl.Int32})

ranked = products.select("item_group_id", "size", "stock").join(sizes, on="size")
ends = ranked.group_by("item_group_id").agg(smallest=pl.col("rank").min(), largest=pl.col("rank").max())
inner = ranked.join(ends, on="item_group_id").filter((pl.col("rank") > pl.col("smallest")) & (pl.col("rank") < pl.col("largest")))
broken = inner.group_by("item_group_id").agg(left=pl.col("stock").max()).filter(pl.col("left") <= 0).select("item_group_id")
broken = broken.collect(engine="streaming").lazy()

for path, source, longest, too_many in job.partners(given):
    kept = (
        products.with_columns(cents=whole("price", 100), sale=whole("sale_price", 100), cost=whole("purchase_cost", 100),
                              returns=whole("return_rate", 10))
        .filter((pl.col("cents") > 0) & (pl.col("stock") > 0) & (pl.col("returns") < too_many))
        .join(broken, on="item_group_id", how="anti")
        .join(categories, left_on="category", right_on="source_category", how="left")
        .with_columns(
            name=tidy(pl.concat_str("brand", "title", "colour", "size", separator=" ", ignore_nulls=True)),
            text=plain(pl.col("description")),
            gtin=valid_gtin(pl.col("ean")),
            reduced=((pl.col("sale") > 0) & (pl.col("sale") < pl.col("cents"))).fill_null(False),
        )
    )
    cents, sale, cost = pl.col("cents"), pl.col("sale"), pl.col("cost")
    margin = band((cents - cost) * 100 / cents, job.MARGINS)
    discount = band((cents - sale) * 100 // cents, job.DISCOUNTS)
    season = pl.col("created_at").dt.month().replace_strict(dict(enumerate(job.SEASONS, 1)), return_dtype=pl.String)
    mark = pl.when(pl.col("link").str.contains("?", literal=True)).then(pl.lit("&")).otherwise(pl.lit("?"))
    query = pl.lit(f"utm_source={source}&utm_medium=cpc&utm_campaign=")
    items = kept.select(pl.concat_str(
        pl.lit("<item>\n"),
        element("g:id", pl.col("id")),
        element("g:title", cut(pl.col("name"), longest)),
        element("g:description", pl.col("text")),
        element("g:link", pl.concat_str("link", mark, query, "item_group_id")),
        element("g:image_link", pl.col("image_link")),
        element("g:availability", pl.when(pl.col("stock") > 0).then(pl.lit("in_stock")).otherwise(pl.lit("out_of_stock"))),
        element("g:price", money(cents)),
        element("g:sale_price", pl.when("reduced").then(money(sale))),
        element("g:google_product_category", pl.col("partner_category")),
        element("g:brand", pl.col("brand")),
        element("g:gtin", pl.col("gtin")),
        element("g:identifier_exists", pl.when(pl.col("gtin").is_null()).then(pl.lit("no"))),
        element("g:item_group_id", pl.col("item_group_id")),
        element("g:custom_label_0", pl.concat_str(season, pl.lit(" "), pl.col("created_at").dt.year().cast(pl.String))),
        element("g:custom_label_1", margin),
        element("g:custom_label_2", pl.when("reduced").then(discount).otherwise(pl.lit("none"))),
        element("g:custom_label_3", band(pl.col("stock"), job.STOCKS)),
        element("g:custom_label_4", band(pl.col("returns"), job.RETURNS)),
        pl.lit("</item>"),
    ))
    with open(path, "wb") as out:
        out.write(job.HEAD.encode())
        items.sink_csv(out, include_header=False, quote_style="never", engine="streaming")
        out.write(job.FOOT.encode())
