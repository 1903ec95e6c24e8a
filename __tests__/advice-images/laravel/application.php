<?php

require '/usr/share/php/Illuminate/autoload.php';

use Illuminate\Container\Container;
use Illuminate\Events\Dispatcher;
use Illuminate\Http\Request;
use Illuminate\Routing\Router;

function answer(Request $request): Symfony\Component\HttpFoundation\Response
{
    $container = new Container();
    $router = new Router(new Dispatcher($container), $container);
    $router->get('/', fn () => 'hello from laravel in ' . Locale::getDisplayLanguage('de', 'en'));
    return $router->dispatch($request);
}
