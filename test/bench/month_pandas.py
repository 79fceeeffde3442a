"""The month as a data analyst would script it: read both exports, match in passes, write form and differences.

usage: month_pandas.py HIS.xlsx PLATFORM.xlsx OUT_FOLDER

It does less than the product (no emergency register, no search for part sums, no checks, no origin of a row), so the
comparison favours it. Passes as in the product: order-detail id, code + invoice + lot, group sums, likeness, differences.
"""

import sys
from pathlib import Path

import pandas as pd

HIS = {
    "入库日期": "date", "类别": "class", "国家医保编码": "code", "供应商": "supplier", "转换比": "factor",
    "数量": "quantity", "金额": "amount", "发票号": "invoice", "批号": "lot", "省平台订单明细号": "order",
}
PLATFORM = {
    "验收日期": "date", "医保编码": "code", "配送企业": "supplier", "转换比": "factor", "验收数量": "quantity",
    "验收金额": "amount", "发票号": "invoice", "批号": "lot", "订单明细编号": "order",
}


def load(path, header, names):
    lines = pd.read_excel(path, header=header, usecols=list(names), dtype=str, engine="openpyxl")
    lines = lines.rename(columns=names)
    lines = lines[lines["code"].notna()].reset_index(drop=True)
    for column in ["code", "supplier", "invoice", "lot", "order"]:
        lines[column] = lines[column].fillna("").str.strip().str.lstrip("'").str.upper()
    lines["supplier"] = lines["supplier"].str.replace("有限责任公司|有限公司", "", regex=True)
    lines["invoice"] = lines["invoice"].str.lstrip("0")
    lines["lot"] = lines["lot"].str.lstrip("0")
    lines["date"] = pd.to_datetime(lines["date"].str[:10], errors="coerce")
    for column in ["factor", "quantity", "amount"]:
        lines[column] = pd.to_numeric(lines[column].str.replace(",", ""), errors="coerce")
    # A unit without a stated factor takes the one that other rows of the item state.
    lines["factor"] = lines["factor"].fillna(lines.groupby("code")["factor"].transform("min")).fillna(1)
    lines["base"] = (lines["quantity"] * lines["factor"]).round(4)
    lines["back"] = lines["quantity"] < 0
    lines["group"] = ""
    return lines


def free(lines):
    return lines[lines["group"] == ""]


def pairs(his, platform, keys, name):
    """One to one by equal keys; the nth of equals belongs to the nth."""
    sides = []
    for lines in (his, platform):
        rows = free(lines)
        rows = rows[(rows[keys[0]] != "")]
        sides.append(rows.assign(nth=rows.groupby(keys).cumcount(), row=rows.index)[keys + ["nth", "row"]])
    found = sides[0].merge(sides[1], on=keys + ["nth"])
    his.loc[found["row_x"], "group"] = [f"{name}:{n}" for n in range(len(found))]
    platform.loc[found["row_y"], "group"] = [f"{name}:{n}" for n in range(len(found))]


def sums(his, platform, keys, name, equal):
    """Many to many by equal keys, when the quantities add up."""
    rows = [free(lines) for lines in (his, platform)]
    rows = [side[side[keys[0]] != ""] for side in rows]
    totals = [side.groupby(keys)["base"].sum().rename("base").reset_index() for side in rows]
    found = totals[0].merge(totals[1], on=keys)
    if equal:
        found = found[(found["base_x"] - found["base_y"]).abs() < 1e-6]
    found = found.assign(name=[f"{name}:{n}" for n in range(len(found))])[keys + ["name"]]
    for lines, side in zip((his, platform), rows):
        named = side.assign(row=side.index).merge(found, on=keys)
        lines.loc[named["row"], "group"] = named["name"].to_numpy()


def likeness(his, platform):
    keys = ["code", "supplier", "base"]
    left, right = (free(lines).assign(row=free(lines).index)[keys + ["date", "row"]] for lines in (his, platform))
    found = left.merge(right, on=keys)
    days = (found["date_x"] - found["date_y"]).dt.days
    found = found[days.between(-2, 10)]
    found = found[~found["row_x"].duplicated(keep=False) & ~found["row_y"].duplicated(keep=False)]
    his.loc[found["row_x"], "group"] = [f"like:{n}" for n in range(len(found))]
    platform.loc[found["row_y"], "group"] = [f"like:{n}" for n in range(len(found))]


def main(his_path, platform_path, out):
    his = load(his_path, 2, HIS)
    platform = load(platform_path, 0, PLATFORM)

    pairs(his, platform, ["order", "back", "invoice", "lot", "base"], "order")
    sums(his, platform, ["order", "back"], "order-sum", equal=False)
    pairs(his, platform, ["invoice", "code", "lot", "back", "base"], "document")
    sums(his, platform, ["invoice", "code", "lot", "back"], "document-sum", equal=True)
    sums(his, platform, ["invoice", "code", "back"], "invoice-sum", equal=True)
    likeness(his, platform)
    sums(his, platform, ["invoice", "code", "lot", "back"], "difference", equal=False)

    form = []
    for kind, mark in (("药品", "X"), ("医用耗材", "C")):
        in_house = his[his["code"].str.startswith(mark)]["amount"].sum()
        online = platform[platform["code"].str.startswith(mark)]["amount"].sum()
        form.append({"类别": kind, "院内采购金额": in_house, "省平台采购金额": online, "网上采购率": online / in_house})
    out.mkdir(parents=True, exist_ok=True)
    pd.DataFrame(form).to_excel(out / "监测表.xlsx", index=False)

    both = pd.concat([his.assign(side="院内"), platform.assign(side="平台")])
    by_group = both[both["group"] != ""].groupby(["group", "side"])[["base", "amount"]].sum().unstack(fill_value=0)
    differs = ((by_group["base", "院内"] - by_group["base", "平台"]).abs() > 1e-6) | (
        (by_group["amount", "院内"] - by_group["amount", "平台"]).abs() > 0.01
    )
    listed = both[(both["group"] == "") | both["group"].isin(by_group.index[differs])]
    listed.to_excel(out / "对账差异.xlsx", index=False)
    print(f"{len(his)} receipts, {len(platform)} acceptances, {len(listed)} rows differ or stand alone")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
