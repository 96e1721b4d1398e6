//! What a desktop and Debian are told of the program: that the files agree with each other and with the code.

use crate::fixture::root;
use std::fs;

/// The program's one name: of its command, its window, its icon and its desktop file.
const NAME: &str = "beian-preflight";

/// Sizes in pixels that `assets/icons/render` makes and the package carries.
const SIZES: [u32; 8] = [16, 24, 32, 48, 64, 128, 256, 512];

fn text(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn desktop_entry() -> String {
    text("assets/linux/beian-preflight.desktop")
}

fn metainfo() -> String {
    text("assets/linux/beian-preflight.metainfo.xml")
}

fn file_type() -> String {
    text("assets/linux/beian-preflight.mime.xml")
}

/// The value of a key that the desktop file has once.
fn value(key: &str) -> String {
    let entry = desktop_entry();
    let mut values = entry.lines().filter_map(|line| line.strip_prefix(key)?.strip_prefix('='));
    let only = values.next().unwrap_or_else(|| panic!("the desktop file has no {key}"));
    assert_eq!(values.next(), None, "the desktop file has {key} twice");
    only.to_owned()
}

/// What stands after the first `start`, up to the next `end`.
fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let (_, rest) = text.split_once(start).unwrap_or_else(|| panic!("{start} is missing"));
    rest.split_once(end).unwrap_or_else(|| panic!("{end} is missing after {start}")).0
}

#[test]
fn the_desktop_finds_the_entry_of_the_window() {
    let code = text("src/ui/mod.rs");
    assert_eq!(between(&code, ".with_app_id(\"", "\""), NAME);
    assert_eq!(value("StartupWMClass"), NAME);
    assert_eq!(value("Icon"), NAME);
    assert_eq!(value("Exec"), format!("{NAME} %f"));
}

#[test]
fn the_software_centre_finds_the_entry() {
    let metainfo = metainfo();
    assert_eq!(between(&metainfo, "<id>", "</id>"), NAME);
    assert_eq!(between(&metainfo, "<launchable type=\"desktop-id\">", "</launchable>"), format!("{NAME}.desktop"));
    assert_eq!(between(&metainfo, "<icon type=\"stock\">", "</icon>"), value("Icon"));
    assert_eq!(between(&metainfo, "<binary>", "</binary>"), NAME);
    assert_eq!(between(&metainfo, "<project_license>", "</project_license>"), env!("CARGO_PKG_LICENSE"));
}

#[test]
fn every_file_names_the_same_file_type() {
    let file_type = file_type();
    let named = between(&file_type, "<mime-type type=\"", "\"");
    assert_eq!(value("MimeType"), format!("{named};"));
    assert_eq!(between(&metainfo(), "<mediatype>", "</mediatype>"), named);
    assert_eq!(between(&file_type, "<glob pattern=\"", "\""), beian_preflight::shell::case_folder::CASE_FILE);
}

#[test]
fn a_case_begins_as_the_file_type_says() {
    let file_type = file_type();
    let start = between(&file_type, "offset=\"0\" value=\"", "\"").replace("\\n", "\n").replace("&quot;", "\"");
    let (_, inner) = file_type.rsplit_once("<match ").expect("a match inside of the first");
    let (first, last) = between(inner, "offset=\"", "\"").split_once(':').expect("a range");
    let range = first.parse::<usize>().expect("a number")..=last.parse().expect("a number");
    let then = between(inner, "value=\"", "\"").replace("&quot;", "\"");
    for name in ["sound", "faulty"] {
        let case = text(&format!("assets/examples/{name}/case.json"));
        let filing = beian_preflight::filing::saved::parse(case.as_bytes()).expect("an example is sound");
        let written = beian_preflight::filing::saved::to_bytes(&filing).expect("a case has a JSON form");
        let written = String::from_utf8(written).expect("JSON is UTF-8");
        assert!(written.starts_with(&start), "{name}: {start:?} is not its beginning");
        assert!(written.find(&then).is_some_and(|at| range.contains(&at)), "{name}: {then:?} does not stand in {range:?}");
    }
}

#[test]
fn the_newest_release_is_this_version() {
    let (metainfo, changes) = (metainfo(), text("CHANGELOG.md"));
    assert_eq!(between(&metainfo, "<release version=\"", "\""), env!("CARGO_PKG_VERSION"));
    let released: Vec<&str> = metainfo.split("<release version=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let listed = changes.lines().filter_map(|line| line.strip_prefix("## ")?.split(' ').next());
    let listed: Vec<&str> = listed.filter(|version| *version != "Unreleased").collect();
    assert_eq!(released, listed, "metainfo and CHANGELOG.md name other releases");
}

#[test]
fn names_stand_in_all_three_languages() {
    let (entry, metainfo) = (desktop_entry(), metainfo());
    for (language, key) in [("zh-CN", "Name[zh_CN]"), ("zh-TW", "Name[zh_TW]")] {
        let words = text(&format!("locales/{language}.yml"));
        let name = between(&words, "app:\n  name: \"", "\"");
        assert!(entry.contains(&format!("{key}={name}\n")), "{key} is not {name}");
        assert!(metainfo.contains(&format!("<name xml:lang=\"{language}\">{name}</name>")), "the metainfo lacks {name}");
    }
    assert_eq!(between(&metainfo, "<name>", "</name>"), value("Name"));
    for key in ["GenericName", "Comment", "Keywords"] {
        for language in ["", "[zh_CN]", "[zh_TW]"] {
            assert!(!value(&format!("{key}{language}")).is_empty());
        }
    }
}

#[test]
fn every_icon_is_there_in_the_size_of_its_name() {
    let folder = root().join("assets/icons");
    assert!(folder.join(format!("{NAME}.svg")).is_file());
    for size in SIZES {
        let name = format!("{NAME}-{size}.png");
        let icon = image::open(folder.join(&name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!((icon.width(), icon.height()), (size, size), "{name}");
        assert_eq!(icon.into_rgba8().get_pixel(0, 0)[3], 0, "{name} has no clear corner");
    }
    assert!(folder.join(between(&text("src/ui/mod.rs"), "assets/icons/", "\"")).is_file());
}

#[test]
fn scripts_use_every_icon_size() {
    let sizes = SIZES.map(|size| size.to_string()).join(" ");
    for script in ["assets/icons/render", "packaging/deb"] {
        assert!(text(script).contains(&format!("for size in {sizes}; do")), "{script}");
    }
}
