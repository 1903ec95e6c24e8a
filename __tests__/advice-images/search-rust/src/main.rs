//! Answers with the lines that have all words of the request's path.
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;

const LINES: [&str; 4] = ["black tea with milk", "green tea", "bread with butter", "black bread"];

fn index() -> BTreeMap<&'static str, Vec<usize>> {
    let mut found: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, line) in LINES.iter().enumerate() {
        for word in line.split(' ') {
            found.entry(word).or_default().push(at);
        }
    }
    found
}

fn search(index: &BTreeMap<&str, Vec<usize>>, query: &str) -> Vec<&'static str> {
    let lists: Vec<_> = query.split('+').map(|word| index.get(word).cloned().unwrap_or_default()).collect();
    (0..LINES.len()).filter(|at| lists.iter().all(|list| list.contains(at))).map(|at| LINES[at]).collect()
}

fn main() -> std::io::Result<()> {
    let index = index();
    if let Some(query) = std::env::args().nth(1) {
        println!("{:?}", search(&index, &query));
        return Ok(());
    }
    let address = std::env::var("SEARCH_HTTP_ADDR").unwrap_or_else(|_| "127.0.0.1:7700".into());
    for stream in TcpListener::bind(address)?.incoming() {
        let mut stream = stream?;
        let mut line = String::new();
        BufReader::new(&stream).read_line(&mut line)?;
        let query = line.split(' ').nth(1).unwrap_or("/").trim_start_matches('/');
        let body = format!("{:?}\n", search(&index, query));
        write!(stream, "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{body}", body.len())?;
    }
    Ok(())
}
