#include <cstring>
#include <iostream>
#include <curl/curl.h>
#include <png.h>
#include <sqlite3.h>

int main() {
  png_image picture;
  std::memset(&picture, 0, sizeof picture);
  picture.version = PNG_IMAGE_VERSION;
  picture.width = picture.height = 2;
  picture.format = PNG_FORMAT_GRAY;
  const unsigned char pixels[] = {0, 255, 255, 0};
  png_alloc_size_t bytes = 0;
  if (!png_image_write_to_memory(&picture, nullptr, &bytes, 0, pixels, 0, nullptr)) return 1;
  sqlite3 *store = nullptr;
  if (sqlite3_open(":memory:", &store) != SQLITE_OK) return 2;
  if (sqlite3_exec(store, "CREATE TABLE thumbnails (bytes INTEGER)", nullptr, nullptr, nullptr) != SQLITE_OK) return 3;
  sqlite3_close(store);
  if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) return 4;
  CURL *request = curl_easy_init();
  curl_easy_setopt(request, CURLOPT_URL, "file:///etc/hostname");
  curl_easy_setopt(request, CURLOPT_NOBODY, 1L);
  const CURLcode code = curl_easy_perform(request);
  curl_easy_cleanup(request);
  if (code != CURLE_OK) return 5;
  std::cout << "a thumbnail of " << bytes << " bytes" << std::endl;
}
