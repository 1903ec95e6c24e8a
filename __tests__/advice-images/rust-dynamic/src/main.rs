fn main() {
    let n: u32 = std::env::args().nth(1).and_then(|word| word.parse().ok()).unwrap_or(0);
    println!("the sum is {}", (1..=n).sum::<u32>());
}
