<?php
/** Who came. */
final class Guests
{
    private PDO $database;

    public function __construct(string $file)
    {
        $this->database = new PDO("sqlite:$file");
        $this->database->exec('CREATE TABLE IF NOT EXISTS guests (name TEXT)');
    }

    public function welcome(string $name): void
    {
        $this->database->prepare('INSERT INTO guests VALUES (?)')->execute([$name]);
    }

    /** @return string[] */
    public function all(): array
    {
        return $this->database->query('SELECT name FROM guests')->fetchAll(PDO::FETCH_COLUMN);
    }
}
