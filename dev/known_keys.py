"""Settings with keys that anybody may know: for tests, the fuzzer and the type checker, which keep nobody's mail."""

ENVIRONMENT = {
    "HTTPS": "false",
    "SECRET_KEY": "a key for tests",
    # X25519: the private one is the bytes 0 to 31.
    "SITE_PRIVATE_KEY": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
    "SITE_PUBLIC_KEY": "j0DFrbaPJWJK5bIU6nZ6bslNgp09e14a0bpvPiE4KF8=",
    "HMAC_KEY": "Hx4dHBsaGRgXFhUUExIREA8ODQwLCgkIBwYFBAMCAQA=",
    "WEBHOOK_KEY": "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=",
}
