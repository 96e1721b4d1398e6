//! What arrives of a scan, beside the original.

use crate::desk::Desk;
use beian_preflight::app::{ARRIVING_BYTES, Action, ArrivingAction, ArrivingOutcome, Effect, update};
use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};

const FILE: &str = "scans/id-front.jpg";

fn at_the_picture() -> Desk {
    let mut desk = Desk::tall();
    desk.button("打开有问题的示例");
    desk.go_to("补充材料");
    desk.button("放大查看 id-front.jpg");
    desk
}

/// Labels of the pictures that are shown.
fn pictures(desk: &Desk) -> Vec<String> {
    let images = desk.window.query_all_by_role(Role::Image);
    images.filter_map(|image| image.accesskit_node().label()).filter(|label| label.contains(" · ") || label.contains("KB")).collect()
}

#[test]
fn the_original_stands_beside_what_arrives_at_150_and_100_kilobytes() {
    let mut desk = at_the_picture();
    desk.button("看压缩后送到管局的样子");
    let shown = pictures(&desk);
    assert_eq!(shown.len(), 3, "{shown:?}");
    assert!(shown[0].starts_with("原图 · ") && shown[1].contains("150 KB") && shown[2].contains("100 KB"), "{shown:?}");
    let case = desk.state().case.as_ref().expect("an open case");
    let Some(ArrivingOutcome::Done(sides)) = case.arriving.as_ref().and_then(|arriving| arriving.outcome.clone()) else {
        panic!("nothing arrived");
    };
    for (side, max) in sides[1..].iter().zip(ARRIVING_BYTES) {
        assert!(side.n_bytes <= max, "{} bytes", side.n_bytes);
    }
    desk.window.key_press(Key::Escape);
    desk.settle();
    assert!(desk.state().case.as_ref().is_some_and(|case| case.arriving.is_none() && case.viewed.is_some()));
}

#[test]
fn closing_stops_what_is_still_compressed_and_a_late_outcome_is_dropped() {
    let desk = at_the_picture();
    let mut state = desk.state().clone();
    let effects = update(&mut state, Action::Arriving(ArrivingAction::Show(FILE.to_owned())));
    let [Effect::Compress { ticket, paper_mm: Some(_), .. }] = effects.as_slice() else { panic!("{effects:?}") };
    let ticket = *ticket;
    let effects = update(&mut state, Action::Arriving(ArrivingAction::Close));
    assert!(matches!(effects.as_slice(), [Effect::Cancel(stopped)] if *stopped == ticket), "{effects:?}");
    let late = ArrivingAction::Ready { ticket, outcome: ArrivingOutcome::Failed };
    assert!(update(&mut state, Action::Arriving(late)).is_empty());
    assert!(state.case.is_some_and(|case| case.arriving.is_none()));
}
