"""The job with Python alone: the csv module, two passes, one thread."""
import csv
import html
import os
import re

import job

given = job.arguments()
TAGS, BLANKS = re.compile("<[^>]*>"), re.compile("[\t\n\x0b\x0c\r ]+")


def rows(name):
    with open(os.path.join(given.folder, f"{name}.csv"), encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def whole(text, factor):
    return round(float(text) * factor) if text else None


def tidy(text):
    return BLANKS.sub(" ", text).strip(" ")


def plain(markup):
    return tidy(html.unescape(TAGS.sub(" ", markup)).replace("\xa0", " "))[:5000].rstrip(" ")


def cut(text, most):
    if len(text) <= most:
        return text
    end = text.rfind(" ", 0, most + 1)
    return text[:end] if end > 0 else text[:most]


def is_gtin(code):
    if len(code) not in (8, 12, 13, 14) or not (code.isascii() and code.isdigit()):
        return False
    return sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(reversed(code))) % 10 == 0


def band(number, bands):
    edges, rest = bands
    return next((name for edge, name in edges if number < edge), rest)


def money(cents):
    return f"{cents // 100}.{cents % 100:02} EUR"


def broken_groups():
    """Groups that have sizes between their smallest and largest one, none of them in stock."""
    ranks = {row["size"]: int(row["rank"]) for row in rows("sizes")}
    stocks = {}
    for row in rows("products"):
        rank = ranks.get(row["size"])
        if rank is not None:
            sizes = stocks.setdefault(row["item_group_id"], {})
            sizes[rank] = max(sizes.get(rank, 0), int(row["stock"]))
    inner = {group: [sizes[rank] for rank in sorted(sizes)[1:-1]] for group, sizes in stocks.items()}
    return {group for group, stocks in inner.items() if stocks and max(stocks) <= 0}


def item(row, source, longest, too_many):
    """The item of a product; `None` when the product is left out."""
    cents, stock, returns = whole(row["price"], 100), int(row["stock"]), whole(row["return_rate"], 10)
    if cents <= 0 or stock <= 0 or returns >= too_many or row["item_group_id"] in broken:
        return None
    sale, cost = whole(row["sale_price"], 100), whole(row["purchase_cost"], 100)
    reduced = sale is not None and 0 < sale < cents
    known = is_gtin(row["ean"])
    year, month, _ = row["created_at"].split("-")
    mark = "&" if "?" in row["link"] else "?"
    values = (
        ("id", row["id"]),
        ("title", cut(tidy(" ".join((row["brand"], row["title"], row["colour"], row["size"]))), longest)),
        ("description", plain(row["description"])),
        ("link", f"{row['link']}{mark}utm_source={source}&utm_medium=cpc&utm_campaign={row['item_group_id']}"),
        ("image_link", row["image_link"]),
        ("availability", "in_stock" if stock > 0 else "out_of_stock"),
        ("price", money(cents)),
        ("sale_price", money(sale) if reduced else None),
        ("google_product_category", categories.get(row["category"])),
        ("brand", row["brand"]),
        ("gtin", row["ean"] if known else None),
        ("identifier_exists", None if known else "no"),
        ("item_group_id", row["item_group_id"]),
        ("custom_label_0", f"{job.SEASONS[int(month) - 1]} {year}"),
        ("custom_label_1", band((cents - cost) * 100 / cents, job.MARGINS)),
        ("custom_label_2", band((cents - sale) * 100 // cents, job.DISCOUNTS) if reduced else "none"),
        ("custom_label_3", band(stock, job.STOCKS)),
        ("custom_label_4", band(returns, job.RETURNS)),
    )
    elements = (f"<g:{name}>{html.escape(value, quote=False)}</g:{name}>\n" for name, value in values if value is not None)
    return f"<item>\n{''.join(elements)}</item>\n"


categories = {row["source_category"]: row["partner_category"] for row in rows("categories")}
broken = broken_groups()
for path, *partner in job.partners(given):
    with open(path, "w", encoding="utf-8") as out:
        out.write(job.HEAD)
        out.writelines(filter(None, (item(row, *partner) for row in rows("products"))))
        out.write(job.FOOT)
