//! The one place where state changes.

use super::eligibility::ask_eligibility;
use super::wizard::{back, next};
use super::{Action, CaseHealth, Effect, Notice, OpenCase, Opened, Parked, Screen, StartChoice, State, Ticket};
use crate::app::effect::ExportJob;
use crate::evidence::Evidence;
use crate::filing::{Filing, path};
use crate::knowledge::{Knowledge, Step};
use crate::rules::{Case, check, suggest_names};
use crate::word;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Cases outside of the program's own folder that the list remembers.
const MOST_RECENT: usize = 50;

/// Changes the state in answer to an action, and says what the outside has to do.
#[must_use]
pub fn update(state: &mut State, action: Action) -> Vec<Effect> {
    match action {
        Action::ShowHome => return show_home(state),
        Action::ShowStart => show_start(state, false),
        Action::ChangeStart => show_start(state, true),
        Action::ChooseStart(choice) => state.start = choice,
        Action::ConfirmStart => return confirm_start(state),
        Action::Eligibility(action) => ask_eligibility(state, action),
        Action::AskOpen => return vec![Effect::AskOpen],
        Action::Open(place) => return after_saving(state, Effect::Open(place)),
        Action::OpenExample(example) => return after_saving(state, Effect::WriteExample(example)),
        Action::Quit => return flush(state).into_iter().collect(),
        Action::Opened(Ok(opened)) => return open(state, opened),
        Action::Opened(Err(text)) | Action::Exported(Err(text)) => fail(state, text),
        Action::Listed(cases) => state.cases = cases,
        Action::GoTo(step) => go_to(state, step),
        Action::Next => shift(state, next),
        Action::Back => shift(state, back),
        Action::FocusField(field) => focus(state, field),
        Action::Focused => with_case(state, |case| case.focus = None),
        Action::Leave(field) => with_case(state, |case| case.left.extend([field])),
        Action::View(file) => with_case(state, |case| case.viewed = Some(file)),
        Action::CloseView => with_case(state, |case| case.viewed = None),
        Action::Saved { root, revision, result } => return saved(state, &root, revision, result),
        Action::AskFiles { slot, website } => return vec![Effect::AskFiles { slot, website }],
        Action::Attach { slot, website, files } => return attach(state, slot, website, files),
        Action::Attached { root, slot, website, files } => return attached(state, &root, &slot, website, files),
        Action::Examined { ticket, file, evidence, preview } => {
            let Some(case) = state.case.as_mut().filter(|case| case.examining.get(&file) == Some(&ticket)) else { return Vec::new() };
            case.examining.remove(&file);
            if let Some(preview) = preview {
                case.previews.insert(file.clone(), preview);
            }
            case.evidence.scans.insert(file, evidence);
            recheck(state);
        }
        Action::AskExport { is_draft, form } => {
            let Some(case) = &state.case else { return Vec::new() };
            return vec![Effect::AskExport { name: export_name(state, case), is_draft, form }];
        }
        Action::Export { out, is_draft } => return export(state, out, is_draft),
        Action::Exported(Ok(place)) => {
            with_case(state, |case| case.is_exporting = false);
            let text = word!(state.settings.locale, "export.done", place = place.display());
            state.notices.push(Notice { text, is_fault: false });
        }
        Action::SetLocale(locale) => {
            state.settings.locale = locale;
            return vec![Effect::SaveSettings(state.settings.clone())];
        }
        Action::SetTheme(theme) => {
            state.settings.theme = theme;
            return vec![Effect::SaveSettings(state.settings.clone())];
        }
        Action::DismissNotice => state.notices.truncate(state.notices.len().saturating_sub(1)),
        Action::Notify { text, is_fault } => state.notices.push(Notice { text, is_fault }),
        edit @ (Action::Edit { .. }
        | Action::AddWebsite
        | Action::RemoveWebsite(_)
        | Action::AddDomain(_)
        | Action::RemoveDomain(..)
        | Action::AddFiledSite
        | Action::RemoveFiledSite(_)
        | Action::AddRejection
        | Action::RemoveRejection(_)
        | Action::BeginEarlier
        | Action::DropEarlier
        | Action::Detach(_)
        | Action::Answer { .. }
        | Action::Waive { .. }
        | Action::Unwaive { .. }) => return change(state, edit),
    }
    Vec::new()
}

fn with_case(state: &mut State, change: impl FnOnce(&mut OpenCase)) {
    if let Some(case) = &mut state.case {
        change(case);
    }
}

fn fail(state: &mut State, text: String) {
    with_case(state, |case| case.is_exporting = false);
    state.notices.push(Notice { text, is_fault: true });
}

fn show_home(state: &mut State) -> Vec<Effect> {
    state.screen = Screen::Home;
    let list = Effect::ListCases { recent: state.settings.recent.clone(), today: state.today };
    // A case that is not saved yet stays open, so that nothing typed is lost; it closes when it is.
    flush(state).into_iter().chain(close_if_saved(state)).chain([list]).collect()
}

/// Closes the open case on the home page once everything typed is on disk.
fn close_if_saved(state: &mut State) -> Option<Effect> {
    let may_close = state.case.as_ref().is_some_and(|case| case.is_saved() || case.is_read_only);
    (state.screen == Screen::Home && may_close).then(|| {
        state.case = None;
        Effect::Close
    })
}

/// A save of what is not saved yet. Effects on cases run in order, so what follows finds it on disk.
fn flush(state: &mut State) -> Option<Effect> {
    let case = state.case.as_mut()?;
    (!case.is_saved() && !case.is_read_only).then(|| save(case))
}

/// Leaves the open case for another, unless it cannot be saved: then that is said instead.
fn after_saving(state: &mut State, effect: Effect) -> Vec<Effect> {
    if let Some(error) = state.case.as_ref().filter(|case| !case.is_saved()).and_then(|case| case.save_error.clone()) {
        fail(state, error);
        return Vec::new();
    }
    flush(state).into_iter().chain([effect]).collect()
}

fn show_start(state: &mut State, of_open_case: bool) {
    if let Some(case) = state.case.as_ref().filter(|_| of_open_case) {
        let filing = &case.filing;
        state.start = StartChoice {
            provider: filing.provider.clone(),
            province: filing.province.clone(),
            nature: filing.subject.nature,
            kind: filing.procedure.kind,
        };
    }
    state.screen = Screen::Start { of_open_case: of_open_case && state.case.is_some() };
}

fn confirm_start(state: &mut State) -> Vec<Effect> {
    let choice = state.start.clone();
    let Screen::Start { of_open_case: true } = state.screen else {
        let filing = Filing::new(&choice.provider, &choice.province, choice.nature, choice.kind);
        return after_saving(state, Effect::Create(Box::new(filing)));
    };
    state.screen = Screen::Step(Step::Subject);
    if state.case.as_ref().is_none_or(|case| case.is_read_only) {
        return Vec::new();
    }
    let knowledge = state.knowledge.clone();
    with_case(state, |case| case.restart(&choice, &knowledge));
    changed(state)
}

fn open(state: &mut State, opened: Opened) -> Vec<Effect> {
    let Opened { root, is_read_only, mut filing, is_new, neighbours } = opened;
    if !filing.is_individual() {
        filing.subject.legal_representative.get_or_insert_default();
    }
    state.settings.recent.retain(|known| known != &root);
    state.settings.recent.insert(0, root.clone());
    state.settings.recent.truncate(MOST_RECENT);
    let left_steps: BTreeSet<Step> = if is_new { BTreeSet::new() } else { super::STEPS.into() };
    state.case = Some(OpenCase {
        root,
        is_read_only,
        filing: *filing,
        evidence: Evidence { neighbours, ..Evidence::default() },
        report: crate::rules::Report::default(),
        names: BTreeMap::new(),
        previews: BTreeMap::new(),
        examining: BTreeMap::new(),
        revision: 0,
        saved_revision: 0,
        is_saving: false,
        save_error: None,
        left: BTreeSet::new(),
        left_steps,
        focus: None,
        viewed: None,
        parked: Parked::default(),
        is_exporting: false,
    });
    state.screen = Screen::Step(Step::Subject);
    recheck(state);
    let mut effects = vec![Effect::SaveSettings(state.settings.clone())];
    let files = state.case.iter().flat_map(|case| case.filing.scans().cloned()).collect();
    effects.extend(examine(state, files));
    effects
}

/// Asks for scans to be examined, each under a ticket of its own.
fn examine(state: &mut State, files: Vec<String>) -> Vec<Effect> {
    let Some(case) = &mut state.case else { return Vec::new() };
    let mut effects = Vec::new();
    for file in files {
        state.last_ticket = Ticket(state.last_ticket.0 + 1);
        let ticket = state.last_ticket;
        case.examining.insert(file.clone(), ticket);
        effects.push(Effect::Examine { ticket, root: case.root.clone(), file });
    }
    effects
}

fn go_to(state: &mut State, step: Step) {
    let left = match state.screen {
        Screen::Step(left) => Some(left),
        Screen::Home | Screen::Start { .. } | Screen::Eligibility => None,
    };
    if let Some(case) = &mut state.case {
        case.left_steps.extend(left.filter(|&left| left != step));
        if step == Step::Preview {
            case.left_steps.extend(super::STEPS);
        }
        state.screen = Screen::Step(step);
    }
}

fn shift(state: &mut State, to: impl Fn(Step) -> Option<Step>) {
    if let Screen::Step(step) = state.screen
        && let Some(step) = to(step)
    {
        go_to(state, step);
    }
}

fn focus(state: &mut State, field: String) {
    go_to(state, Step::of_field(&field));
    with_case(state, |case| case.focus = Some(field));
}

fn change(state: &mut State, action: Action) -> Vec<Effect> {
    let today = state.today;
    let Some(case) = state.case.as_mut().filter(|case| !case.is_read_only) else { return Vec::new() };
    match action {
        Action::Edit { path, value } => case.edit(&path, value),
        Action::AddWebsite => case.add_website(),
        Action::RemoveWebsite(index) => case.remove_website(index),
        Action::AddDomain(website) => case.add_domain(website),
        Action::RemoveDomain(website, index) => case.remove_domain(website, index),
        Action::AddFiledSite => case.add_filed_site(),
        Action::RemoveFiledSite(index) => case.remove_filed_site(index),
        Action::AddRejection => case.add_rejection(),
        Action::RemoveRejection(index) => case.remove_rejection(index),
        Action::BeginEarlier => case.begin_earlier(),
        Action::DropEarlier => case.drop_earlier(),
        Action::Detach(file) => case.detach(&file),
        Action::Answer { rule, field, answer } => case.answer(rule, field, answer, today),
        Action::Waive { rule, field, reason } => case.waive(rule, field, &reason, today),
        Action::Unwaive { rule, field } => case.unwaive(&rule, &field),
        _ => return Vec::new(),
    }
    changed(state)
}

/// Checks anew and saves, unless a save is under way: then the next one takes this change along.
fn changed(state: &mut State) -> Vec<Effect> {
    recheck(state);
    let Some(case) = state.case.as_mut().filter(|case| !case.is_read_only) else { return Vec::new() };
    case.revision += 1;
    if case.is_saving { Vec::new() } else { vec![save(case)] }
}

fn save(case: &mut OpenCase) -> Effect {
    case.is_saving = true;
    Effect::Save { root: case.root.clone(), revision: case.revision, filing: Box::new(case.filing.clone()) }
}

fn saved(state: &mut State, root: &Path, revision: u64, result: Result<(), String>) -> Vec<Effect> {
    // Another case may have been opened since.
    let Some(case) = state.case.as_mut().filter(|case| case.root == root) else { return Vec::new() };
    case.is_saving = false;
    match result {
        Ok(()) => {
            case.saved_revision = case.saved_revision.max(revision);
            case.save_error = None;
            if case.is_saved() { close_if_saved(state).into_iter().collect() } else { vec![save(case)] }
        }
        Err(text) => {
            case.save_error = Some(text);
            Vec::new()
        }
    }
}

fn attach(state: &mut State, slot: String, website: Option<String>, files: Vec<PathBuf>) -> Vec<Effect> {
    let Some(case) = state.case.as_ref().filter(|case| !case.is_read_only && !files.is_empty()) else { return Vec::new() };
    vec![Effect::Attach { root: case.root.clone(), slot, website, files }]
}

fn attached(state: &mut State, root: &Path, slot: &str, website: Option<String>, files: Vec<String>) -> Vec<Effect> {
    let knowledge = state.knowledge.clone();
    // Another case may have been opened while the files were copied.
    let Some(case) = state.case.as_mut().filter(|case| case.root == root && !files.is_empty()) else { return Vec::new() };
    case.attach(slot, website, files.clone(), &knowledge);
    let mut effects = examine(state, files);
    effects.extend(changed(state));
    effects
}

fn export(state: &mut State, out: PathBuf, is_draft: bool) -> Vec<Effect> {
    let (locale, today) = (state.settings.locale, state.today);
    let Some(case) = &mut state.case else { return Vec::new() };
    case.is_exporting = true;
    let (root, filing, neighbours) = (case.root.clone(), case.filing.clone(), case.evidence.neighbours.clone());
    vec![Effect::Export(Box::new(ExportJob { root, filing, locale, today, out, is_draft, neighbours }))]
}

/// A name for the export that tells nothing but whose it is.
fn export_name(state: &State, case: &OpenCase) -> String {
    let title: String = case.filing.title().chars().filter(|c| c.is_alphanumeric()).collect();
    word!(state.settings.locale, "export.name", subject = title, date = state.today)
}

fn recheck(state: &mut State) {
    if let Some(case) = &mut state.case {
        case.complete_persons(&state.knowledge, state.today);
        case.report = check(&case.filing, &case.evidence, &state.knowledge, state.today);
        case.names = names_to_consider(case, &state.knowledge, state.today);
    }
}

/// Names for the websites whose own one the rules about names object to; other findings at a name are about something
/// else, which no other name cures.
fn names_to_consider(open: &OpenCase, knowledge: &Knowledge, today: Date) -> BTreeMap<String, Vec<String>> {
    let objections = open.report.findings.iter().filter(|finding| finding.rule.starts_with("site_name."));
    let fields: BTreeSet<&str> = objections.map(|finding| finding.field.as_str()).collect();
    if fields.is_empty() {
        return BTreeMap::new();
    }
    let case = Case::new(&open.filing, &open.evidence, knowledge, today);
    let names_of = |field: &str| Some((field.to_owned(), suggest_names(&case, path::index_of(field, "websites")?)));
    fields.into_iter().filter_map(names_of).collect()
}

impl CaseHealth {
    /// What the list says of a case that can be read. Scans are not examined for it.
    pub fn of(filing: &Filing, knowledge: &Knowledge, today: Date) -> Self {
        let sites = filing.websites.iter();
        let domain = |site: &crate::filing::Website| site.domains.first().map(|domain| domain.name.clone()).unwrap_or_default();
        let mut summary = check(filing, &Evidence::default(), knowledge, today).summary();
        summary.open = 0;
        Self::Sound {
            title: filing.title().to_owned(),
            websites: sites.map(|site| (site.name.clone(), domain(site))).collect(),
            provider: filing.provider.clone(),
            province: filing.province.clone(),
            summary,
        }
    }
}
