<?php
require __DIR__ . '/../vendor/autoload.php';
require __DIR__ . '/../app/assets.php';

header('Content-Type: text/plain');
$assets = new Assets(new PDO('sqlite:/var/lib/assets/data/assets.sqlite'));
if ($_SERVER['REQUEST_METHOD'] === 'POST') $assets->add($_POST['name']);
echo greet($assets->setting('APP_NAME')), "\n";
foreach ($assets->all() as $name) echo mb_strtoupper($name), "\n";
