"""Debian's LemonLDAP::NG as a sign-in provider, on loopback, with everything in one temporary folder.

Its demonstration accounts are rtyler, msmith and dwho, the password is the name."""
import http.client
import http.cookiejar
import json
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

PSGI = "/usr/share/lemonldap-ng/portal/htdocs/index.psgi"
TEMPLATES = "/usr/share/lemonldap-ng/portal/templates"
CLIENT, SECRET = "xinglin", "a secret of the test"


def present():
    return os.path.exists(PSGI) and shutil.which("plackup") is not None


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def key_pair():
    private = subprocess.run(["openssl", "genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"],
                             capture_output=True, check=True).stdout
    public = subprocess.run(["openssl", "pkey", "-pubout"], input=private, capture_output=True, check=True).stdout
    return private.decode(), public.decode()


class Provider:
    """The portal as a server; `back` is where it may send browsers to."""

    def __init__(self, back):
        self.folder = tempfile.mkdtemp()
        self.port = free_port()
        self.issuer = f"http://127.0.0.1:{self.port}/"
        self.write(back)
        self.log = open(os.path.join(self.folder, "log"), "wb")
        env = os.environ | {"LLNG_DEFAULTCONFFILE": os.path.join(self.folder, "lemonldap-ng.ini")}
        self.process = subprocess.Popen(
            ["plackup", "--no-default-middleware", "-E", "deployment", "--host", "127.0.0.1", "--port", str(self.port), PSGI],
            env=env, stdout=self.log, stderr=self.log, cwd=self.folder)
        for _ in range(1200):
            try:
                with urllib.request.urlopen(self.issuer + ".well-known/openid-configuration", timeout=10) as reply:
                    self.configuration = json.load(reply)
                    return
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                if self.process.poll() is not None:
                    break
                time.sleep(0.1)
        raise AssertionError("lemonldap-ng does not answer: " + self.said())

    def said(self):
        with open(self.log.name, encoding="utf-8", errors="replace") as file:
            return file.read()[:3000]

    def write(self, back):
        folder = self.folder
        for name in ("conf", "sessions/lock", "psessions/lock", "cache", "notifications", "captcha"):
            os.makedirs(os.path.join(folder, name))
        private, public = key_pair()
        with open(os.path.join(folder, "lemonldap-ng.ini"), "w", encoding="utf-8") as file:
            file.write(f"[all]\nlogLevel = warn\nlogger = Lemonldap::NG::Common::Logger::Std\n"
                       f"[configuration]\ntype = File\ndirName = {folder}/conf\n"
                       f"[portal]\nstaticPrefix = /static\ntemplateDir = {TEMPLATES}\nlanguages = en\n"
                       f"[handler]\n[manager]\n")
        session = {"Directory": f"{folder}/sessions", "LockDirectory": f"{folder}/sessions/lock"}
        configuration = {
            "cfgNum": 1, "cfgVersion": "2.16.1", "cfgAuthor": "test", "cfgDate": 1,
            "portal": self.issuer, "domain": "127.0.0.1", "cookieName": "lemonldap", "securedCookie": 0,
            "authentication": "Demo", "userDB": "Same", "passwordDB": "Demo", "registerDB": "Null",
            "demoExportedVars": {"cn": "cn", "mail": "mail", "uid": "uid"}, "exportedVars": {}, "macros": {}, "groups": {},
            "requireToken": 0, "key": "k" * 32, "locationRules": {"127.0.0.1": {"default": "accept"}},
            "exportedHeaders": {}, "applicationList": {}, "whatToTrace": "uid",
            "globalStorage": "Apache::Session::File", "globalStorageOptions": session,
            "persistentStorage": "Apache::Session::File",
            "persistentStorageOptions": {"Directory": f"{folder}/psessions", "LockDirectory": f"{folder}/psessions/lock"},
            "localSessionStorage": "Cache::FileCache",
            "localSessionStorageOptions": {"cache_root": f"{folder}/cache", "namespace": "s", "default_expires_in": 600},
            "issuerDBOpenIDConnectActivation": 1, "issuerDBOpenIDConnectPath": "^/oauth2/", "issuerDBOpenIDConnectRule": 1,
            "oidcServiceMetaDataIssuer": self.issuer,
            "oidcServicePrivateKeySig": private, "oidcServicePublicKeySig": public, "oidcServiceKeyIdSig": "key-1",
            "oidcServiceAllowAuthorizationCodeFlow": 1, "oidcServiceIgnoreScopeForClaims": 1,
            "oidcRPMetaDataOptions": {"here": {
                "oidcRPMetaDataOptionsClientID": CLIENT, "oidcRPMetaDataOptionsClientSecret": SECRET,
                "oidcRPMetaDataOptionsDisplayName": "here", "oidcRPMetaDataOptionsBypassConsent": 1,
                "oidcRPMetaDataOptionsIDTokenSignAlg": "RS256", "oidcRPMetaDataOptionsRequirePKCE": 1,
                "oidcRPMetaDataOptionsIDTokenForceClaims": 1,
                "oidcRPMetaDataOptionsRedirectUris": back, "oidcRPMetaDataOptionsUserIDAttr": "uid"}},
            "oidcRPMetaDataExportedVars": {"here": {"preferred_username": "uid", "name": "cn"}},
        }
        with open(os.path.join(folder, "conf", "lmConf-1.json"), "w", encoding="utf-8") as file:
            json.dump(configuration, file)

    def close(self):
        self.process.terminate()
        self.process.wait(30)
        self.log.close()
        shutil.rmtree(self.folder)

    def sign_in(self, address, name):
        """What a browser does there: the form at the address, then wherever it is sent outside."""
        cookies, body, sent = {}, None, {}
        for _ in range(8):
            parts = urllib.parse.urlsplit(address)
            if parts.port != self.port:
                return address
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
            headers = {"Accept": "text/html", "Cookie": "; ".join(f"{k}={v}" for k, v in cookies.items())} | sent
            connection.request("POST" if body else "GET", f"{parts.path}?{parts.query}", body=body, headers=headers)
            reply = connection.getresponse()
            text = reply.read().decode("utf-8", "replace")
            connection.close()
            for cookie in reply.headers.get_all("Set-Cookie") or []:
                k, v = cookie.split(";")[0].split("=", 1)
                cookies[k] = v
            if reply.status in (301, 302, 303):
                address, body, sent = urllib.parse.urljoin(address, reply.headers["Location"]), None, {}
                continue
            assert reply.status == 200, (reply.status, text[:500])
            fields = {}
            for tag in re.findall(r"<input[^>]*>", text):
                field = dict(re.findall(r'(\w+)="([^"]*)"', tag))
                if field.get("type") == "hidden" and field.get("name"):
                    fields[field["name"]] = field.get("value", "")
            body = urllib.parse.urlencode(fields | {"user": name, "password": name})
            sent = {"Content-Type": "application/x-www-form-urlencoded"}
        raise AssertionError("the provider's form leads nowhere: " + text[:800] + self.said())

