<?php
/** Things and who has them. */
final class Assets
{
    public function __construct(private PDO $database)
    {
        $database->exec('CREATE TABLE IF NOT EXISTS assets (name TEXT)');
    }

    public function add(string $name): void
    {
        $this->database->prepare('INSERT INTO assets VALUES (?)')->execute([$name]);
    }

    /** @return string[] */
    public function all(): array
    {
        return $this->database->query('SELECT name FROM assets')->fetchAll(PDO::FETCH_COLUMN);
    }

    public function setting(string $name): string
    {
        return parse_ini_file(__DIR__ . '/../.env')[$name];
    }
}
