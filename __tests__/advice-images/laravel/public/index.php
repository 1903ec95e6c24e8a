<?php

require __DIR__ . '/../application.php';

answer(Illuminate\Http\Request::capture())->send();
