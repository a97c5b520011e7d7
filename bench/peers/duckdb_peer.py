"""The job with DuckDB: one query for each partner, and the XML made by expressions on text."""
import os
import shutil

import duckdb

import job

given = job.arguments()
database = duckdb.connect(config={"threads": given.threads, "preserve_insertion_order": False})


def nested(function, pairs, value):
    for old, new in pairs.items():
        value = f"{function}({value}, {quoted(old)}, {quoted(new)})"
    return value


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


def tidy(text):
    return f"trim(regexp_replace({text}, '[\\t\\n\\v\\f\\r ]+', ' ', 'g'), ' ')"


def plain(markup):
    text = nested("replace", job.ENTITIES, f"regexp_replace({markup}, '<[^>]*>', ' ', 'g')")
    return f"rtrim(left({tidy(text)}, 5000), ' ')"


def cut(text, most):
    return f"CASE WHEN length({text}) > {most} THEN regexp_extract({text}, '^(.{{1,{most}}})( |$)', 1) ELSE {text} END"


def valid_gtin(code):
    digit = "CAST(substr(lpad({}, 14, '0'), {}, 1) AS INTEGER) * {}"
    weighed = " + ".join(digit.format(code, at, 3 if at % 2 else 1) for at in range(1, 15))
    return f"CASE WHEN regexp_full_match({code}, '[0-9]{{8}}|[0-9]{{12,14}}') THEN CASE WHEN ({weighed}) % 10 = 0 THEN {code} END END"


def band(number, bands):
    edges, rest = bands
    cases = " ".join(f"WHEN {number} < {edge} THEN '{name}'" for edge, name in edges)
    return f"CASE {cases} ELSE '{rest}' END"


def money(cents):
    return f"concat({cents} // 100, '.', lpad(CAST({cents} % 100 AS VARCHAR), 2, '0'), ' EUR')"


def element(name, value):
    return f"coalesce('<{name}>' || {nested('replace', job.ESCAPES, value)} || '</{name}>\n', '')"


def table(name, types, columns="*"):
    path = quoted(os.path.join(given.folder, f"{name}.csv"))
    read = f"read_csv({path}, header = true, delim = ',', quote = '\"', escape = '\"', all_varchar = true)"
    casts = ", ".join(f"CAST({column} AS {kind}) AS {column}" for column, kind in types.items())
    replaced = f"* REPLACE ({casts})" if casts else "*"
    database.execute(f"CREATE TEMP TABLE {name} AS SELECT {columns} FROM (SELECT {replaced} FROM {read})")


table("categories", {})
table("sizes", {"rank": "INTEGER"})
table(
    "products",
    dict.fromkeys(job.AMOUNTS, "DOUBLE") | {"stock": "BIGINT", "created_at": "DATE"},
    """id, item_group_id, title, description, link, image_link, brand, category, colour, size, stock, ean, created_at,
       CAST(round(price * 100) AS BIGINT) AS cents, CAST(round(sale_price * 100) AS BIGINT) AS sale,
       CAST(round(purchase_cost * 100) AS BIGINT) AS cost, CAST(round(return_rate * 10) AS BIGINT) AS returns""",
)
database.execute("""
    CREATE TEMP TABLE broken AS
    WITH ranked AS (SELECT item_group_id, rank, stock FROM products JOIN sizes USING (size)),
         ends AS (SELECT item_group_id, min(rank) AS smallest, max(rank) AS largest FROM ranked GROUP BY ALL)
    SELECT item_group_id FROM ranked JOIN ends USING (item_group_id)
    WHERE rank > smallest AND rank < largest GROUP BY item_group_id HAVING max(stock) <= 0""")

for path, source, longest, too_many in job.partners(given):
    season = f"list_extract({list(job.SEASONS)}, CAST(month(created_at) AS INTEGER)) || ' ' || year(created_at)"
    query = f"link || if(contains(link, '?'), '&', '?') || 'utm_source={source}&utm_medium=cpc&utm_campaign=' || item_group_id"
    elements = " || ".join([
        element("g:id", "id"),
        element("g:title", cut("name", longest)),
        element("g:description", plain("description")),
        element("g:link", f"({query})"),
        element("g:image_link", "image_link"),
        element("g:availability", "if(stock > 0, 'in_stock', 'out_of_stock')"),
        element("g:price", money("cents")),
        element("g:sale_price", f"CASE WHEN reduced THEN {money('sale')} END"),
        element("g:google_product_category", "partner_category"),
        element("g:brand", "brand"),
        element("g:gtin", "gtin"),
        element("g:identifier_exists", "CASE WHEN gtin IS NULL THEN 'no' END"),
        element("g:item_group_id", "item_group_id"),
        element("g:custom_label_0", f"({season})"),
        element("g:custom_label_1", band("((cents - cost) * 100 / cents)", job.MARGINS)),
        element("g:custom_label_2", f"CASE WHEN reduced THEN {band('((cents - sale) * 100 // cents)', job.DISCOUNTS)} ELSE 'none' END"),
        element("g:custom_label_3", band("stock", job.STOCKS)),
        element("g:custom_label_4", band("returns", job.RETURNS)),
    ])
    name = tidy("concat_ws(' ', brand, title, colour, size)")
    select = f"""
        WITH kept AS (
            SELECT *, {name} AS name, {valid_gtin('ean')} AS gtin, coalesce(sale > 0 AND sale < cents, false) AS reduced
            FROM products ANTI JOIN broken USING (item_group_id)
            LEFT JOIN categories ON category = source_category
            WHERE cents > 0 AND stock > 0 AND returns < {too_many})
        SELECT '<item>\n' || {elements} || '</item>' FROM kept"""
    items = f"{path}.items"
    database.execute(f"COPY ({select}) TO {quoted(items)} (FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER '\x01')")
    with open(path, "wb") as out, open(items, "rb") as body:
        out.write(job.HEAD.encode())
        shutil.copyfileobj(body, out, 1 << 22)
        out.write(job.FOOT.encode())
    os.remove(items)
