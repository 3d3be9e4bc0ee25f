// The page to open is beside the site only when the copy was unpacked; then this file is found, and leads on.
location.replace("trang/index.html");
