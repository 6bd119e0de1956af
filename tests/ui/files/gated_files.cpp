#include "gated_files.h"

namespace signet::ui {

void Gate::close()
{
    std::scoped_lock const lock{mutex_};
    isOpen_ = false;
    left_ = 0;
}

void Gate::open()
{
    {
        std::scoped_lock const lock{mutex_};
        isOpen_ = true;
    }
    changed_.notify_all();
}

void Gate::let(int calls)
{
    {
        std::scoped_lock const lock{mutex_};
        left_ += calls;
    }
    changed_.notify_all();
}

void Gate::forbid(std::string path)
{
    std::scoped_lock const lock{mutex_};
    forbidden_.insert(std::move(path));
}

bool Gate::forbids(std::string const& path)
{
    std::scoped_lock const lock{mutex_};
    return forbidden_.contains(path);
}

void Gate::pass()
{
    std::unique_lock lock{mutex_};
    waits_ = !isOpen_ && left_ == 0;
    changed_.wait(lock, [this] { return isOpen_ || left_ > 0; });
    waits_ = false;
    if (!isOpen_) --left_;
    ++calls_;
}

namespace {

class GatedFolder final : public Folder {
public:
    GatedFolder(FolderPtr real, std::shared_ptr<Gate> gate, std::string path)
        : real_{std::move(real)},
          gate_{std::move(gate)},
          path_{std::move(path)}
    {
    }

    Result<std::vector<std::string>> names() override
    {
        gate_->pass();
        return real_->names();
    }
    Result<FileInfo> info(std::string const& name) override
    {
        gate_->pass();
        return real_->info(name);
    }
    Result<FilePtr> open(std::string const& name, OpenFor purpose) override
    {
        gate_->pass();
        if (gate_->forbids(path_ + "/" + name)) return fail(ErrorCode::NoAccess, "forbidden by the test");
        return real_->open(name, purpose);
    }
    Result<FolderPtr> folder(std::string const& name) override
    {
        gate_->pass();
        std::string path = path_ + "/" + name;
        if (gate_->forbids(path)) return fail(ErrorCode::NoAccess, "forbidden by the test");
        Result<FolderPtr> real = real_->folder(name);
        if (!real) return real;
        return std::make_unique<GatedFolder>(std::move(*real), gate_, std::move(path));
    }
    Result<FolderPtr> make_folder(std::string const& name) override { return real_->make_folder(name); }
    Result<void> rename(std::string const& name, Folder& to, std::string const& new_name) override
    {
        return real_->rename(name, to, new_name);
    }
    Result<void> replace(std::string const& name, Folder& to, std::string const& new_name) override
    {
        return real_->replace(name, to, new_name);
    }
    Result<void> set_times_and_mode(std::string const& name, std::int64_t modified_ns, std::uint32_t mode) override
    {
        return real_->set_times_and_mode(name, modified_ns, mode);
    }
    Result<void> remove(std::string const& name) override { return real_->remove(name); }
    Result<void> remove_tree(std::string const& name) override { return real_->remove_tree(name); }
    Result<void> sync() override { return real_->sync(); }
    Result<void> sync_all() override { return real_->sync_all(); }
    Result<std::uint64_t> free_space() override { return real_->free_space(); }

private:
    FolderPtr real_;
    std::shared_ptr<Gate> gate_;
    std::string path_;
};

} // namespace

Result<FolderPtr> GatedFiles::open(std::string const& path)
{
    gate_->pass();
    if (gate_->forbids(path)) return fail(ErrorCode::NoAccess, "forbidden by the test");
    Result<FolderPtr> real = real_.open(path);
    if (!real) return real;
    return std::make_unique<GatedFolder>(std::move(*real), gate_, path);
}

} // namespace signet::ui
