<?php
require __DIR__ . '/guests.php';

$guests = new Guests(sys_get_temp_dir() . '/guests.sqlite');
if (isset($_GET['name'])) $guests->welcome($_GET['name']);
foreach ($guests->all() as $name) echo '<li>', htmlspecialchars($name), "\n";
