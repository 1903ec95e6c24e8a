//! Finds the stored vector that is nearest to the one asked for.
use std::fs::read_to_string;

fn numbers<'a>(words: impl Iterator<Item = &'a str>) -> Vec<f64> {
    words.filter_map(|word| word.parse().ok()).collect()
}

fn likeness(one: &[f64], other: &[f64]) -> f64 {
    let dot: f64 = one.iter().zip(other).map(|(a, b)| a * b).sum();
    let length = |all: &[f64]| all.iter().map(|a| a * a).sum::<f64>().sqrt();
    dot / (length(one) * length(other))
}

fn main() {
    let text = read_to_string("config/config.txt").expect("config/config.txt is missing");
    let stored: Vec<(String, Vec<f64>)> = text
        .lines()
        .filter_map(|line| line.split_once(' '))
        .map(|(name, rest)| (name.to_string(), numbers(rest.split(' '))))
        .collect();
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let asked = numbers(arguments.iter().map(String::as_str));
    let best = stored.iter().max_by(|one, other| likeness(&one.1, &asked).total_cmp(&likeness(&other.1, &asked)));
    println!("nearest is {}", best.map_or("nothing", |(name, _)| name));
}
