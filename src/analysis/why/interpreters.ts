/** Programs that run what is given to them, and the compiled modules that they load. */

export const INTERPRETER =
  /^(?:python|pypy|node|nodejs|deno|bun|ruby|perl|php|php-fpm|java|dotnet|lua|luajit|Rscript|R|julia|erl|beam\.smp)[\d.]*$/;

const MODULE = /\.so(?:\.\d+)*$|\.node$/;

export function isModule(name: string): boolean {
  return MODULE.test(name);
}
