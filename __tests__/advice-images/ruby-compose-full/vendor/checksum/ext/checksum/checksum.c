#include <ruby.h>
#include <zlib.h>

static VALUE of(VALUE self, VALUE text) {
  StringValue(text);
  return ULONG2NUM(adler32(1, (const Bytef *)RSTRING_PTR(text), (uInt)RSTRING_LEN(text)));
}

void Init_checksum(void) {
  VALUE module = rb_define_module("Checksum");
  rb_define_singleton_method(module, "of", of, 1);
}
