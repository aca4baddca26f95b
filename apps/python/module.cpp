// The Python door: cases and domains in, JSON text and NumPy arrays out; the package around it makes
// dataclasses. Work runs without the interpreter's lock; Ctrl-C is looked at whenever the engine reports
// progress.
#include <pybind11/numpy.h>
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <atomic>
#include <chrono>
#include <nlohmann/json.hpp>

#include "mediant/api/research.hpp"
#include "mediant/core/native/parallel.hpp"
#include "mediant/deals/frontier.hpp"
#include "mediant/formats/native/case_file.hpp"
#include "mediant/formats/native/domain_file.hpp"
#include "mediant/model/check.hpp"
#include "mediant/text/native/icu.hpp"

namespace py = pybind11;
using namespace mediant;

namespace {

// code, message, hint: the package raises mediant.Error from it.
[[noreturn]] void raise(const Error& error) {
  const py::object type = py::module_::import("mediant").attr("Error");
  const py::object value = type(error.message, error.code, error.hint);
  PyErr_SetObject(type.ptr(), value.ptr());
  throw py::error_already_set();
}

// Asks the interpreter at most every 50 ms whether a signal waits.
class Interruptible final : public Progress {
 public:
  void report(double, std::string_view) override { look(); }
  [[nodiscard]] bool cancelled() const override {
    look();
    return stopped_;
  }
  [[nodiscard]] bool stopped() const { return stopped_; }

 private:
  void look() const {
    const auto now = std::chrono::steady_clock::now();
    if (stopped_ || now - last_.load() < std::chrono::milliseconds(50)) return;
    last_ = now;
    const py::gil_scoped_acquire lock;
    if (PyErr_CheckSignals() != 0) stopped_ = true;
  }
  mutable std::atomic<std::chrono::steady_clock::time_point> last_{std::chrono::steady_clock::now()};
  mutable std::atomic<bool> stopped_{false};
};

struct PyCase {
  model::Case value;
  Diagnostics diagnostics;
};

Executor& executor() {
  static const auto made = make_parallel_executor(0);
  return *made;
}
const text::Toolkit& toolkit() {
  static const auto made = text::make_icu_toolkit();
  return *made;
}

void refuse_errors(const Diagnostics& diagnostics) {
  for (const Diagnostic& d : diagnostics)
    if (d.severity == Severity::error) raise({d.code, to_string(d), d.hint});
}

PyCase load(const std::string& path, const std::vector<std::string>& profiles) {
  Result<formats::Loaded> loaded = [&] {
    const py::gil_scoped_release unlocked;
    return formats::load_any(path, profiles);
  }();
  if (!loaded) raise(loaded.error());
  refuse_errors(loaded->diagnostics);
  return {std::move(loaded->value), std::move(loaded->diagnostics)};
}

PyCase loads(const std::string& text) {
  formats::Loaded loaded = [&] {
    const py::gil_scoped_release unlocked;
    return formats::read_case_json(text, "case");
  }();
  refuse_errors(loaded.diagnostics);
  return {std::move(loaded.value), std::move(loaded.diagnostics)};
}

std::vector<std::string> warnings(const PyCase& c) {
  std::vector<std::string> lines;
  for (const Diagnostic& d : c.diagnostics) lines.push_back(to_string(d));
  return lines;
}

// The page of an answer; written out when somebody asks for its text.
struct PyPage {
  api::Response response;
};

// (envelope, page)
std::pair<std::string, PyPage> call(const PyCase* c, const std::string& name, const std::string& options,
                                    const std::string& audience) {
  const api::Json given = api::Json::parse(options, nullptr, false);
  api::Request request;
  request.call = name;
  request.options = &given;
  request.compact = true;
  request.executor = &executor();
  request.text = &toolkit();
  if (c != nullptr) {
    const auto who = model::parse_audience(c->value, audience);
    if (!who) raise(who.error());
    request.c = &c->value;
    request.audience = *who;
    request.found = &c->diagnostics;
  }
  Interruptible progress;
  request.progress = &progress;
  api::Response response;
  {
    const py::gil_scoped_release unlocked;
    response = api::run(request);
  }
  if (progress.stopped()) throw py::error_already_set();
  if (response.error) raise(*response.error);
  std::string envelope = std::move(response.envelope);
  return {std::move(envelope), PyPage{std::move(response)}};
}

// The frontier's utilities, one row a point and one column a party, as NumPy owns it.
py::tuple frontier_array(const PyCase& c, const std::string& audience, std::size_t point_limit) {
  const auto who = model::parse_audience(c.value, audience);
  if (!who) raise(who.error());
  Interruptible progress;
  std::optional<Error> error;
  std::vector<double>* data = new std::vector<double>;
  const py::capsule owner(data, [](void* p) { delete static_cast<std::vector<double>*>(p); });
  std::vector<std::string> parties;
  std::size_t points = 0;
  bool exact = false;
  {
    const py::gil_scoped_release unlocked;
    const model::Case visible = model::visible(c.value, *who);
    const auto space = deals::compile(visible);
    if (!space) {
      error = space.error();
    } else {
      deals::FrontierOptions options;
      options.point_limit = point_limit;
      const deals::Frontier found = deals::frontier(*space, options, progress);
      const std::size_t n = space->structure().valued;
      for (std::size_t p = 0; p < n; ++p) parties.push_back(space->structure().holders[p].value);
      points = found.size();
      exact = found.exact;
      data->reserve(points * n);
      for (std::size_t i = 0; i < points; ++i)
        for (std::size_t p = 0; p < n; ++p) data->push_back(space->utility(p, found.units(i)[p]));
    }
  }
  if (progress.stopped()) throw py::error_already_set();
  if (error) raise(*error);
  const auto columns = static_cast<py::ssize_t>(parties.size());
  py::array_t<double> array({static_cast<py::ssize_t>(points), columns}, data->data(), owner);
  return py::make_tuple(std::move(array), parties, exact);
}

std::string measures(const std::string& path, const std::vector<std::string>& profiles,
                     const std::string& dialect, bool raw,
                     const std::vector<std::pair<std::string, std::string>>& deal, bool points) {
  const auto meaning = bargaining::parse_dialect(dialect);
  if (!meaning)
    raise({"bad-option", "there is no dialect " + dialect, "ours, genius, negmas, anl or negolog"});
  Interruptible progress;
  api::Response response;
  std::optional<Error> error;
  Diagnostics problems;
  {
    const py::gil_scoped_release unlocked;
    const auto domain = formats::load_domain(path, profiles);
    if (!domain) {
      error = domain.error();
    } else if (!domain->usable()) {
      problems = domain->diagnostics;
    } else {
      api::MeasuresRequest request;
      request.options.dialect = *meaning;
      request.options.raw = raw;
      request.deal = deal;
      request.points = points;
      response = api::measures(domain->value, request, progress);
    }
  }
  if (progress.stopped()) throw py::error_already_set();
  if (error) raise(*error);
  refuse_errors(problems);
  if (response.error) raise(*response.error);
  return response.envelope;
}

std::string human_deals(const std::string& path) {
  api::Response response;
  {
    const py::gil_scoped_release unlocked;
    const auto text = formats::read_file(path);
    if (text) {
      response = api::human_deals(*text);
    } else {
      response.error = text.error();
    }
  }
  if (response.error) raise(*response.error);
  return response.envelope;
}

}  // namespace

PYBIND11_MODULE(_mediant, m) {
  m.doc() = "The engine of the mediant package.";
  py::class_<PyCase>(m, "Case", "A case, or a research domain read as one.")
      .def_property_readonly("title", [](const PyCase& c) { return c.value.title; })
      .def_property_readonly("parties",
                             [](const PyCase& c) {
                               std::vector<std::string> ids;
                               for (const auto& p : c.value.parties) ids.push_back(p.id.value);
                               return ids;
                             })
      .def_property_readonly("issues",
                             [](const PyCase& c) {
                               std::vector<std::string> ids;
                               for (const auto& i : c.value.issues) ids.push_back(i.id.value);
                               return ids;
                             })
      .def_property_readonly("warnings", &warnings)
      .def("json", [](const PyCase& c) { return formats::write_case_json(c.value); });
  py::class_<PyPage>(m, "Page", "A page for people.").def("__str__", [](const PyPage& p) {
    return to_markdown(p.response.page);
  });
  m.def("load", &load, py::arg("path"), py::arg("profiles") = std::vector<std::string>{});
  m.def("loads", &loads, py::arg("text"));
  m.def("call", &call, py::arg("case").none(true), py::arg("name"), py::arg("options"), py::arg("audience"));
  m.def("frontier_array", &frontier_array, py::arg("case"), py::arg("audience"), py::arg("point_limit"));
  m.def("measures", &measures);
  m.def("human_deals", &human_deals);
  m.def("calls", [] {
    std::vector<std::string> names;
    for (const api::Call& c : api::calls()) names.push_back(c.name);
    return names;
  });
}
