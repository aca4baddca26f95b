"""A PEP 517 backend that needs nothing but Python and CMake: configures, builds the module, zips a wheel."""

import base64
import hashlib
import os
import pathlib
import subprocess
import sys
import sysconfig
import tarfile
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
NAME, VERSION = "mediant", "0.1.0"
METADATA = f"Metadata-Version: 2.1\nName: {NAME}\nVersion: {VERSION}\nRequires-Dist: numpy\nRequires-Python: >=3.9\n"


def _tag():
    python = f"cp{sys.version_info.major}{sys.version_info.minor}"
    return f"{python}-{python}-{sysconfig.get_platform().replace('-', '_').replace('.', '_')}"


def _dist_info():
    wheel = f"Wheel-Version: 1.0\nGenerator: mediant\nRoot-Is-Purelib: false\nTag: {_tag()}\n"
    return {f"{NAME}-{VERSION}.dist-info/METADATA": METADATA.encode(), f"{NAME}-{VERSION}.dist-info/WHEEL": wheel.encode()}


def get_requires_for_build_wheel(config_settings=None):
    return []


def prepare_metadata_for_build_wheel(metadata_directory, config_settings=None):
    for name, content in _dist_info().items():
        path = pathlib.Path(metadata_directory) / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    return f"{NAME}-{VERSION}.dist-info"


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    build = pathlib.Path(os.environ.get("MEDIANT_BUILD", ROOT / "build" / "python"))
    subprocess.check_call(["cmake", "-S", str(ROOT), "-B", str(build), "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Release",
                           "-DMEDIANT_PYTHON=ON", "-DMEDIANT_TESTS=OFF", "-DMEDIANT_BENCH=OFF",
                           f"-DPython3_EXECUTABLE={sys.executable}"])
    subprocess.check_call(["cmake", "--build", str(build), "--target", "mediant_python"])
    files = {f"mediant/{p.name}": p.read_bytes() for p in sorted((build / "python" / "mediant").iterdir()) if p.is_file()}
    files.update(_dist_info())
    record = []
    for name, content in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
        record.append(f"{name},sha256={digest},{len(content)}")
    record_name = f"{NAME}-{VERSION}.dist-info/RECORD"
    files[record_name] = ("\n".join([*record, f"{record_name},,"]) + "\n").encode()
    wheel = f"{NAME}-{VERSION}-{_tag()}.whl"
    with zipfile.ZipFile(pathlib.Path(wheel_directory) / wheel, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return wheel


def build_sdist(sdist_directory, config_settings=None):
    name = f"{NAME}-{VERSION}"
    listed = subprocess.check_output(["git", "-C", str(ROOT), "ls-files", "-z"]).decode().split("\0")
    with tarfile.open(pathlib.Path(sdist_directory) / f"{name}.tar.gz", "w:gz") as archive:
        for path in filter(None, listed):
            archive.add(ROOT / path, f"{name}/{path}")
    return f"{name}.tar.gz"
