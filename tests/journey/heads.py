"""Heads of requests that are malformed, byte by byte; @ stands for the host's name.

Each: a name, the bytes, and who refuses it when it comes through the shipped nginx: "nginx", the
"server" behind it, or "cleaned" where nginx reads it in one way only, writes a sound request of its
own, and that is answered. The server alone refuses every one of them.
"""
# libmicrohttpd 0.9.75 reads the length before the gate is asked; it refuses these itself, writes its
# reply's head twice and closes. Through nginx nobody sees it.
BY_LIBRARY = {"length below zero", "length with a sign", "length as a list",
              "length beyond all numbers"}
HOST = b"Host: @\r\n"
END = b"\r\n\r\n"
CHUNKS = b"\r\n\r\n2\r\n{}\r\n0\r\n\r\n"


def get(headers, target=b"/livez"):
    return b"GET " + target + b" HTTP/1.1\r\n" + HOST + headers + END


def post(headers, body=b"\r\n\r\n{}"):
    return (b"POST /api/home HTTP/1.1\r\n" + HOST + b"Content-Type: application/json\r\n" + headers
            + body)


HEADS = [
    ("no host", b"GET /livez HTTP/1.1" + END, "nginx"),
    ("two hosts", get(HOST[:-2]), "nginx"),
    ("another host", b"GET /livez HTTP/1.1\r\nHost: evil.example" + END, "nginx"),
    ("user in the host", b"GET /livez HTTP/1.1\r\nHost: @@evil.example" + END, "nginx"),
    ("control byte in the target", get(b"A: b", b"/li\x01vez"), "nginx"),
    ("NUL in the target", get(b"A: b", b"/li\x00vez"), "nginx"),
    ("bytes above ASCII in the target", get(b"A: b", "/骨科".encode()), "server"),
    ("quote in the target", get(b"A: b", b'/livez"x'), "server"),
    ("target that is no path", get(b"A: b", b"livez"), "nginx"),
    ("star as target", get(b"A: b", b"*"), "nginx"),
    ("target of 5000 bytes", get(b"A: b", b"/" + b"a" * 5000), "nginx"),
    ("another scheme", get(b"A: b", b"ftp://@/livez"), "cleaned"),
    ("CONNECT", b"CONNECT @:443 HTTP/1.1\r\n" + HOST + b"\r\n", "nginx"),
    ("method in lower case", b"get /livez HTTP/1.1\r\n" + HOST + b"\r\n", "nginx"),
    ("unknown method", b"BREW /livez HTTP/1.1\r\n" + HOST + b"\r\n", "server"),
    ("no version", b"GET /livez\r\n" + HOST + b"\r\n", "nginx"),
    ("version 9.9", b"GET /livez HTTP/9.9\r\n" + HOST + b"\r\n", "nginx"),
    ("version that is none", b"GET /livez HTTQ/1.1\r\n" + HOST + b"\r\n", "nginx"),
    ("blank before the colon", get(b"A : b"), "nginx"),
    ("blank in a name", get(b"A B: b"), "nginx"),
    ("no name", get(b": b"), "nginx"),
    ("no colon", get(b"A"), "cleaned"),
    ("control byte in a name", get(b"A\x01B: b"), "nginx"),
    ("NUL in a value", get(b"A: b\x00c"), "nginx"),
    ("control byte in a value", get(b"A: b\x02c"), "server"),
    ("folded line", get(b"A: b\r\n c"), "nginx"),
    ("head of 20 kB", get(b"A: " + b"a" * 20000), "nginx"),
    ("101 headers", get((b"A: b\r\n" * 101)[:-2]), "server"),
    ("length beside chunks", post(b"Content-Length: 2\r\nTransfer-Encoding: chunked", CHUNKS), "nginx"),
    ("chunks beside length", post(b"Transfer-Encoding: chunked\r\nContent-Length: 2", CHUNKS), "nginx"),
    ("length twice", post(b"Content-Length: 2\r\nContent-Length: 2"), "nginx"),
    ("two lengths", post(b"Content-Length: 2\r\nContent-Length: 40"), "nginx"),
    ("length below zero", post(b"Content-Length: -2"), "nginx"),
    ("length with a sign", post(b"Content-Length: +2"), "nginx"),
    ("length as a list", post(b"Content-Length: 2, 2"), "nginx"),
    ("length beyond all numbers", post(b"Content-Length: 99999999999999999999"), "nginx"),
    ("chunks twice", post(b"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked", CHUNKS), "nginx"),
    ("another coding", post(b"Transfer-Encoding: gzip, chunked", CHUNKS), "nginx"),
    ("coding that is none", post(b"Transfer-Encoding: xchunked", CHUNKS), "nginx"),
    ("chunks in HTTP/1.0", b"POST /api/home HTTP/1.0\r\n" + HOST + b"Transfer-Encoding: chunked"
     + CHUNKS, "nginx"),
    ("chunk with a sign", post(b"Transfer-Encoding: chunked", b"\r\n\r\n-2\r\n{}\r\n0\r\n\r\n"), "nginx"),
    ("lines without CR", b"GET /livez HTTP/1.1\nHost: @\n\n", "cleaned"),
    ("two blanks in the first line", b"GET  /livez HTTP/1.1\r\n" + HOST + b"\r\n", "cleaned"),
]
