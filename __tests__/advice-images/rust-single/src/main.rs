use smallvec::SmallVec;

fn main() {
    let numbers: SmallVec<[u32; 4]> = (1..=9).collect();
    println!("{}", itoa::Buffer::new().format(numbers.iter().sum::<u32>()));
}
