#pragma once

#include "ui/model/accounts_model.h"
#include "ui/model/activity.h"
#include "ui/model/contacts_model.h"
#include "ui/model/draft.h"
#include "ui/model/envelope_notices.h"
#include "ui/model/outgoing.h"
#include "ui/model/remarks.h"
#include "ui/model/stamp.h"

namespace signet::ui {

/// The models behind the envelope, tied together.
struct EnvelopeModels {
    explicit EnvelopeModels(EngineDoor& door, std::chrono::milliseconds offlineGrace = std::chrono::seconds{3})
        : accounts{door},
          contacts{door},
          draft{accounts, contacts},
          outgoing{door, draft},
          stamp{draft, outgoing},
          activity{door},
          envelopeNotices{{accounts, contacts, draft, stamp, outgoing, notices, offlineGrace}},
          remarks{door, contacts, notices}
    {
    }

    /// Once the profile is open.
    void refresh()
    {
        accounts.refresh();
        contacts.refresh();
    }

    AccountsModel accounts;
    ContactsModel contacts;
    Draft draft;
    Outgoing outgoing;
    Stamp stamp;
    Activity activity;
    Notices notices;
    EnvelopeNotices envelopeNotices;
    Remarks remarks;
};

} // namespace signet::ui
