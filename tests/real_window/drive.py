"""Files a whole case in the running program with the keyboard and the clipboard, exports it and reads the export.

    drive.py BINARY OUT.zip

Controls are found by role and name on the accessibility bus, reached with Tab and pressed with Enter; texts come from
the clipboard. Nothing is clicked. The first thing that is not as it should be ends it.
"""

import datetime
import hashlib
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from outside import Failure, Window, clip, until

TODAY = datetime.date.today()
SOON = TODAY.replace(month=5, day=1, year=TODAY.year + 2).isoformat()
LATER = TODAY.replace(month=3, day=1, year=TODAY.year + 10).isoformat()
COMPANY = "广州示例科技有限公司"
NUMBER = "91440101MA5ABCDE52"

# What the window calls things. What is renamed there is renamed here and nowhere else.
HOME, NEW, BEGIN = "您的备案", "新建备案", "开始填写"
STEPS = ("主体信息", "网站信息", "补充材料", "预览与导出")
PATH_OF, VIEW = "{}：图片路径", "放大查看 {}"
ANSWER_NO, QUESTIONS = " 否", "还有 {} 个问题待核实"
PLACE, EXPORT, EXPORTED = "导出到", "导出备案材料", "已导出到 {}"
DATE_BOXES = ("年", "月", "日")
EMPTY_FIELD, ONE_BLOCKER = "“{}”还没有填写", "{}: 1 处会被驳回"

# (what is done, name of the control, with what), in the order of the page.
START = [("choose", "备案省份", "广东"), ("choose", "主办单位性质", "企业")]
SUBJECT = [
    ("fill", "主办单位名称", COMPANY),
    ("fill", "证件号码", NUMBER),
    ("press", "有效期止：长期", None),
    ("fill", "证件住所", "广东省广州市天河区示例路1号101室"),
    ("skip", "通信地址", None),
    ("fill", "投资人或主管单位", "陈示例"),
    ("fill", "法定代表人姓名", "陈示例"),
    ("fill", "法定代表人证件号码", "440106199001011235"),
    ("fill", "法定代表人证件有效期止", LATER),
    ("holds", "负责人姓名", "陈示例"),
    ("fill", "负责人手机号码", "13802700001"),
    ("fill", "负责人应急联系电话", "13922700002"),
    ("fill", "负责人电子邮箱", "filing@example.com"),
]
FORGOTTEN = ("通信地址", "广州市天河区示例路1号101室")
WEBSITE = [
    ("fill", "网站名称", "示例科技官网"),
    ("fill", "域名", "example.com"),
    ("fill", "域名到期日", SOON),
    ("fill", "域名所有者", COMPANY),
    ("choose", "域名所有者证件类型", "营业执照"),
    ("fill", "域名所有者证件号码", NUMBER),
    ("fill", "网站首页网址", "www.example.com"),
    ("press", "单位门户网站", None),
    ("press", "不涉及", None),
]
# Slot, the picture of the examples, the name that it has on the applicant's disk, the one that it gets in the bundle.
SCANS = [
    ("主办单位证件", "licence.jpg", "营业执照 正本.jpg", "1-主体信息/主办单位证件.jpg"),
    ("负责人身份证 人像面", "id-front.jpg", "身份证 正面.jpg", "1-主体信息/负责人身份证-人像面.jpg"),
    ("负责人身份证 国徽面", "id-back.jpg", "身份证 反面.jpg", "1-主体信息/负责人身份证-国徽面.jpg"),
    ("备案承诺书", "commitment.jpg", "承诺书.jpg", "3-补充材料/备案承诺书.jpg"),
]
# What the case in the bundle has to say.
EXPECTED = {
    "province": "44",
    "subject.nature": "enterprise",
    "subject.name": COMPANY,
    "subject.certificate.number": NUMBER,
    "subject.certificate.valid_until": "long_term",
    "subject.mailing_address": FORGOTTEN[1],
    "subject.legal_representative.certificate.valid_until": LATER,
    "principal.name": "陈示例",
    "principal.certificate.number": "440106199001011235",
    "principal.certificate.valid_until": LATER,
    "principal.mobile": "13802700001",
    "principal.email": "filing@example.com",
    "websites.0.name": "示例科技官网",
    "websites.0.domains.0.name": "example.com",
    "websites.0.domains.0.expires": SOON,
    "websites.0.domains.0.owner.certificate.kind": "business_licence",
    "websites.0.content": ["company"],
    "websites.0.approvals": "none",
}

ENTRY, BUTTON, COMBO = "entry", ("push button", "toggle button"), "combo box"


def press(window, name, done=None):
    """Goes to a button and presses Enter; waits until `done` holds."""
    window.tab_to(name, BUTTON)
    window.key("Return")
    if done:
        until(f"what “{name}” brings", done)


def choose(window, name, entry):
    """Opens a list with Enter, goes down to an entry, takes it with Enter."""
    window.tab_to(name, COMBO)
    window.key("Return")
    window.wait(entry)
    window.tab_to(entry, key="Down")
    window.key("Return")
    until(f"the list of “{name}” closes", lambda: not window.find(entry))


def fill(window, name, text):
    """Goes to a field, replaces what stands in it by the clipboard, and leaves it. A date goes whole into its year."""
    is_date = bool(window.find(f"{name} {DATE_BOXES[0]}", ENTRY))
    node = window.tab_to(f"{name} {DATE_BOXES[0]}" if is_date else name, ENTRY)
    window.key("ctrl+a")
    window.paste(text)
    # A key that falls into the frame of the paste would take the focus away before the text is there.
    until(f"“{name}” reads {text}", lambda: node.text() == text)
    if not is_date:
        return
    window.move()
    expected = [str(int(part)) for part in text.split("-")]
    boxes = lambda: [window.find(f"{name} {box}", ENTRY)[0].text() for box in DATE_BOXES]
    until(f"“{name}” reads {expected}", lambda: boxes() == expected)


def work(window, steps):
    """Does what a table says."""
    for what, name, with_what in steps:
        if what == "fill":
            fill(window, name, with_what)
        elif what == "choose":
            choose(window, name, with_what)
        elif what == "press":
            press(window, name)
        elif what == "skip":
            window.tab_to(name, ENTRY)
        elif what == "holds":
            reads = window.wait(name, ENTRY).text()
            if reads != with_what:
                raise Failure(f"“{name}” reads “{reads}”, not “{with_what}”")


def step_is_open(window, step):
    """Whether the rail marks a step as the current one."""
    rail = [node for node in window.nodes() if node.role == "toggle button" and node.name.startswith(f"{step}:")]
    return bool(rail) and "pressed" in rail[0].states


def to_step(window, step):
    """Goes on with Ctrl+Enter."""
    window.key("ctrl+Return")
    until(f"the step “{step}”", lambda: step_is_open(window, step))


def attach(window, pictures):
    """Puts the path of each picture into its slot."""
    for slot, _, name, _ in SCANS:
        node, path = window.tab_to(PATH_OF.format(slot), ENTRY), str(pictures / name)
        window.paste(path)
        until(f"the path of “{slot}”", lambda: node.text() == path)
        window.key("Return")
        window.wait(VIEW.format(name), BUTTON)


def answer(window):
    """Answers every question with no; gives how many there were."""
    count = 0
    asks = lambda: [node for node in window.nodes() if node.name.endswith(ANSWER_NO) and node.role == "toggle button"]
    while questions := asks():
        press(window, questions[0].name, lambda: all(node.name != questions[0].name for node in asks()))
        count += 1
    return count


def mend(window):
    """F8 leads back to the one field that was left empty."""
    name, text = FORGOTTEN
    window.wait_text(ONE_BLOCKER.format(STEPS[0]))
    window.key("F8")
    until(f"F8 leads to “{name}”", lambda: (node := window.focus()) and node.name == name)
    fill(window, name, text)
    window.move()
    until("the finding is gone", lambda: not any(EMPTY_FIELD.format(name) in node.name for node in window.nodes()))


def drive(binary, out, pictures):
    """From the first key to the bundle."""
    with Window(binary, locale="zh-CN", theme="light") as window:
        window.wait(HOME)
        press(window, NEW, lambda: window.find(START[0][1], COMBO))
        work(window, START)
        press(window, BEGIN, lambda: step_is_open(window, STEPS[0]))
        work(window, SUBJECT)
        to_step(window, STEPS[1])
        mend(window)
        to_step(window, STEPS[1])
        work(window, WEBSITE)
        to_step(window, STEPS[2])
        attach(window, pictures)
        to_step(window, STEPS[3])
        n_answered = answer(window)
        fill(window, PLACE, str(out))
        press(window, EXPORT)
        window.wait_text(EXPORTED.format(out))
    return n_answered


def read(out, pictures, n_answered):
    """Holds the bundle to what was typed, without the program."""
    with zipfile.ZipFile(out) as bundle:
        broken = bundle.testzip()
        if broken:
            raise Failure(f"{broken} in the bundle is broken")
        held = {name: bundle.read(name) for name in bundle.namelist()}
    for _, _, name, inside in SCANS:
        if held.get(inside) != (pictures / name).read_bytes():
            raise Failure(f"{inside} in the bundle is not the picture {name}; the bundle holds {sorted(held)}")
    manifest = dict(reversed(line.split("  ", 1)) for line in held.pop("manifest-sha256.txt").decode().splitlines())
    sums = {name: hashlib.sha256(content).hexdigest() for name, content in held.items()}
    if manifest != sums:
        raise Failure(f"the manifest does not name what is in the bundle: {manifest} against {sums}")
    case = json.loads(held["case.json"])
    for path, value in EXPECTED.items():
        found = case
        for part in path.split("."):
            found = found[int(part) if part.isdigit() else part]
        if found != value:
            raise Failure(f"{path} in the bundle is {found!r}, not {value!r}")
    if len(case["answers"]) < n_answered or any(answer["answer"] != "no" for answer in case["answers"]):
        raise Failure(f"{n_answered} questions were answered with no; the bundle says {case['answers']}")
    if json.loads(held["report.json"])["summary"]["blocker"] != 0:
        raise Failure("the report in the bundle counts blockers")
    if COMPANY not in held["index.html"].decode():
        raise Failure("the page of the bundle does not name the company")
    return len(held)


def main():
    binary, out = sys.argv[1], Path(sys.argv[2]).resolve()
    examples = Path("assets/examples/sound/scans").resolve()
    pictures = out.parent / "扫描件 示例"
    pictures.mkdir(parents=True, exist_ok=True)
    for _, source, name, _ in SCANS:
        shutil.copyfile(examples / source, pictures / name)
    out.unlink(missing_ok=True)
    clip("nothing yet")
    n_answered = drive(binary, out, pictures)
    n_files = read(out, pictures, n_answered)
    # What was handed in can be checked again.
    unpacked = out.with_suffix("")
    shutil.rmtree(unpacked, ignore_errors=True)
    zipfile.ZipFile(out).extractall(unpacked)
    checked = subprocess.run([binary, "check", str(unpacked)], capture_output=True, text=True)
    if checked.returncode != 0:
        raise Failure(f"the bundle does not pass: {checked.stdout}{checked.stderr}")
    print(f"filed from the keyboard: {len(SCANS)} scans, {n_answered} answers, {n_files} files in the bundle")


if __name__ == "__main__":
    try:
        main()
    except Failure as failure:
        sys.exit(f"drive: {failure}")
