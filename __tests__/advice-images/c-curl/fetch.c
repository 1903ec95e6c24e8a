#include <curl/curl.h>
#include <stdio.h>
#include <zlib.h>

int main(void) {
    CURL *handle = curl_easy_init();
    if (handle == NULL || zlibVersion()[0] != '1') return 1;
    curl_easy_setopt(handle, CURLOPT_URL, "file:///etc/hostname");
    CURLcode code = curl_easy_perform(handle);
    curl_easy_cleanup(handle);
    printf("curl says %d\n", code);
    return code;
}
