//! What the program is built from: licences and banned crates, as `deny.toml` says.
//!
//! Not here: targets other than Linux, whose crates are not downloaded (`cargo deny check` looks at all), and
//! vulnerabilities, whose database needs the network.

use crate::fixture::root;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::iter::Peekable;
use std::process::Command;
use std::str::SplitWhitespace;

#[derive(Deserialize)]
struct Policy {
    licenses: Licences,
    bans: Bans,
}

#[derive(Deserialize)]
struct Licences {
    allow: BTreeSet<String>,
    exceptions: Vec<Exception>,
}

#[derive(Deserialize)]
struct Exception {
    #[serde(rename = "crate")]
    name: String,
    allow: BTreeSet<String>,
}

#[derive(Deserialize)]
struct Bans {
    deny: Vec<Ban>,
}

#[derive(Deserialize)]
struct Ban {
    #[serde(rename = "crate")]
    name: String,
    reason: String,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    resolve: Resolve,
}

#[derive(Deserialize)]
struct Package {
    id: String,
    name: String,
    version: String,
    license: Option<String>,
}

#[derive(Deserialize)]
struct Resolve {
    root: String,
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    deps: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    pkg: String,
    dep_kinds: Vec<DependencyKind>,
}

/// `None` is a normal dependency; the others are named.
#[derive(Deserialize)]
struct DependencyKind {
    kind: Option<String>,
}

fn policy() -> Policy {
    let text = fs::read_to_string(root().join("deny.toml")).expect("deny.toml is readable");
    toml::from_str(&text).unwrap_or_else(|error| panic!("deny.toml: {error}"))
}

/// Every package that ours reaches by normal and build dependencies, itself included. Cargo resolves a little
/// more than it builds (optional dependencies that only a weak feature names), never less.
fn built_in() -> Vec<Package> {
    let arguments = ["metadata", "--format-version", "1", "--offline", "--locked", "--filter-platform", "x86_64-unknown-linux-gnu"];
    let output = Command::new(env!("CARGO")).args(arguments).current_dir(root()).output().expect("cargo can be started");
    assert!(output.status.success(), "cargo metadata: {}", String::from_utf8_lossy(&output.stderr));
    let Metadata { packages, resolve } = serde_json::from_slice(&output.stdout).expect("cargo metadata gives its own format");
    let dependencies: BTreeMap<String, Vec<Dependency>> = resolve.nodes.into_iter().map(|node| (node.id, node.deps)).collect();
    let mut reached = BTreeSet::new();
    let mut left = vec![resolve.root];
    while let Some(id) = left.pop() {
        let is_built_in = |dependency: &&Dependency| dependency.dep_kinds.iter().any(|kind| kind.kind.as_deref() != Some("dev"));
        let next = dependencies[&id].iter().filter(is_built_in).map(|dependency| dependency.pkg.clone());
        if reached.insert(id.clone()) {
            left.extend(next);
        }
    }
    let packages: Vec<Package> = packages.into_iter().filter(|package| reached.contains(&package.id)).collect();
    assert!(packages.iter().any(|package| package.name == "eframe"), "the graph has no window: it was not read right");
    packages
}

#[test]
fn every_crate_that_is_built_in_has_a_licence_that_we_take() {
    let Licences { allow, exceptions } = policy().licenses;
    let mut faults = Vec::new();
    for Package { name, version, license, .. } in built_in() {
        let own = || exceptions.iter().filter(|exception| exception.name == name);
        let is_taken = |licence: &str| allow.contains(licence) || own().any(|exception| exception.allow.contains(licence));
        match license.as_deref().map(|expression| (expression, satisfied(expression, &is_taken))) {
            Some((_, Some(true))) => {}
            Some((expression, Some(false))) => faults.push(format!("{name} {version}: {expression}")),
            Some((expression, None)) => faults.push(format!("{name} {version}: {expression:?} is no licence expression")),
            None => faults.push(format!("{name} {version} names no licence")),
        }
    }
    assert!(faults.is_empty(), "not taken by deny.toml:\n{}", faults.join("\n"));
}

#[test]
fn no_crate_that_is_banned_is_built_in() {
    let bans = policy().bans.deny;
    assert!(!bans.is_empty());
    for package in built_in() {
        if let Some(ban) = bans.iter().find(|ban| ban.name == package.name) {
            panic!("{} {} is banned ({}); `cargo tree -i {}` shows who brings it", package.name, package.version, ban.reason, package.name);
        }
    }
}

#[test]
fn licence_expressions_mean_what_spdx_says() {
    let check = |expression: &str, expected: Option<bool>| {
        let found = satisfied(expression, &|licence| ["MIT", "Zlib", "Apache-2.0 WITH LLVM-exception"].contains(&licence));
        assert_eq!(found, expected, "{expression:?}");
    };
    check("MIT", Some(true));
    check("GPL-3.0-only", Some(false));
    check("GPL-3.0-only OR MIT", Some(true));
    check("GPL-3.0-only/MIT", Some(true));
    check("Unlicense / GPL-3.0-only", Some(false));
    check("MIT AND GPL-3.0-only", Some(false));
    check("MIT AND Zlib", Some(true));
    check("GPL-3.0-only AND MIT OR Zlib", Some(true));
    check("GPL-3.0-only AND (MIT OR Zlib)", Some(false));
    check("(GPL-3.0-only OR (MIT AND Zlib)) AND MIT", Some(true));
    check("Apache-2.0 WITH LLVM-exception", Some(true));
    check("Apache-2.0", Some(false));
    check("MIT WITH LLVM-exception", Some(false));
    for unreadable in ["", "MIT OR", "OR MIT", "MIT Zlib", "(MIT", "MIT)", "()", "MIT WITH", "MIT AND OR Zlib"] {
        check(unreadable, None);
    }
}

type Words<'a> = Peekable<SplitWhitespace<'a>>;

/// Whether the licences taken satisfy an expression (SPDX 2.3, annex D, and the `/` of old manifests, which
/// means OR); nothing where it cannot be read.
fn satisfied(expression: &str, is_taken: &dyn Fn(&str) -> bool) -> Option<bool> {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let mut words = spaced.split_whitespace().peekable();
    let outcome = any(&mut words, is_taken)?;
    words.next().is_none().then_some(outcome)
}

/// One or more alternatives. OR binds weaker than AND. All are read, also behind one that is satisfied.
fn any(words: &mut Words, is_taken: &dyn Fn(&str) -> bool) -> Option<bool> {
    let mut outcome = all(words, is_taken)?;
    while words.next_if_eq(&"OR").is_some() {
        outcome |= all(words, is_taken)?;
    }
    Some(outcome)
}

fn all(words: &mut Words, is_taken: &dyn Fn(&str) -> bool) -> Option<bool> {
    let mut outcome = one(words, is_taken)?;
    while words.next_if_eq(&"AND").is_some() {
        outcome &= one(words, is_taken)?;
    }
    Some(outcome)
}

/// A licence, with its exception where it has one, or an expression in brackets.
fn one(words: &mut Words, is_taken: &dyn Fn(&str) -> bool) -> Option<bool> {
    match words.next()? {
        "(" => {
            let outcome = any(words, is_taken)?;
            (words.next()? == ")").then_some(outcome)
        }
        ")" | "AND" | "OR" | "WITH" => None,
        licence => match words.next_if_eq(&"WITH") {
            Some(_) => Some(is_taken(&format!("{licence} WITH {}", words.next()?))),
            None => Some(is_taken(licence)),
        },
    }
}
