"""What the scripts beside this one share: the words of the job (see ../README.md) and its partners."""
import argparse
import os

HEAD = ('<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0">\n<channel>\n'
        "<title>Benchmark</title>\n<link>https://www.example.com/</link>\n<description>Products</description>\n")
FOOT = "</channel>\n</rss>\n"

AMOUNTS = ("price", "sale_price", "purchase_cost", "return_rate")
SEASONS = ("winter",) * 2 + ("spring",) * 3 + ("summer",) * 3 + ("autumn",) * 3 + ("winter",)
# Upper edges (not in the band), and the name of what is above the last.
MARGINS = ((20, "low"), (45, "mid")), "high"
DISCOUNTS = ((10, "0-9"), (20, "10-19"), (30, "20-29"), (50, "30-49")), "50+"
STOCKS = ((6, "low"), (21, "mid"), (101, "high")), "max"
RETURNS = ((100, "low"), (250, "mid")), "high"
# `&amp;` is the last one, so that `&amp;gt;` becomes `&gt;` and stays that.
ENTITIES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&nbsp;": " ", "&euro;": "€", "&eacute;": "é", "&euml;": "ë",
            "&iuml;": "ï", "&auml;": "ä", "&ouml;": "ö", "&uuml;": "ü", "&szlig;": "ß", "&amp;": "&"}
ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def arguments():
    """The command line: `SCRIPT FOLDER OUT [--threads T] [--partners K]`."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", help="where products.csv, categories.csv and sizes.csv are")
    parser.add_argument("out", help="folder of the outputs")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--partners", type=int, default=1)
    return parser.parse_args()


def partners(given):
    """Of each partner: path of its output, utm_source, longest title, tenths of a percent of returns that are too many."""
    for k in range(given.partners):
        name = f"partner{k}" if k else "google"
        yield os.path.join(given.out, f"{name}.xml"), name, 150 - 5 * k, 400 - 10 * k
